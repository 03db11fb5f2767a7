<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Copy all</source>
        <translation>全部复制(&amp;C)</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>组成</translation>
    </message>
    <message>
        <source>NXCloud WhatsApp messages</source>
        <translation>NXCloud WhatsApp 消息</translation>
    </message>
    <message>
        <source>This program uses Qt and PySide unchanged, under the GNU Lesser General Public License, version 3. You may replace them by versions of your own. Qt's source code: {0}. The licence: {1}.</source>
        <translation>本程序使用未经修改的 Qt 和 PySide，遵循 GNU 宽通用公共许可证第 3 版。您可以用自己的版本替换它们。Qt 的源代码：{0}。许可证：{1}。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>版本 {0}</translation>
    </message>
    <message>
        <source>What the program is made of</source>
        <translation>程序的组成部分</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>公有领域</translation>
    </message>
    <message>
        <source>see its files</source>
        <translation>见其文件</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Account: {0}</source>
        <translation>账号：{0}</translation>
    </message>
    <message>
        <source>Add one to send</source>
        <translation>添加账号后即可发送</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择账号</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>还没有账号</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>任何内容都不会离开这台电脑</translation>
    </message>
    <message>
        <source>Opens the list of accounts</source>
        <translation>打开账号列表</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
</context>
<context>
    <name>AccountController</name>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>The sandbox could not start on this computer. Close other programs and try again.</source>
        <translation>沙盒无法在这台电脑上启动。请关闭其他程序后重试。</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>&amp;Access key</source>
        <translation>访问密钥(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Business phone</source>
        <translation>业务号码(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>区域(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tenant id</source>
        <translation>租户 ID(&amp;T)</translation>
    </message>
    <message>
        <source>A&amp;ppkey</source>
        <translation>Appkey(&amp;P)</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Asking the server. This cannot send a message.</source>
        <translation>正在询问服务器。此操作不会发送消息。</translation>
    </message>
    <message>
        <source>C&amp;heck credentials</source>
        <translation>检查凭据(&amp;H)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Edit account</source>
        <translation>编辑账号</translation>
    </message>
    <message>
        <source>For example Support</source>
        <translation>例如：客服</translation>
    </message>
    <message>
        <source>Kept for this session only. Type here to replace it.</source>
        <translation>仅在本次会话中保留。在此输入可替换。</translation>
    </message>
    <message>
        <source>Kept in {0}. Type here to replace it.</source>
        <translation>保存在{0}中。在此输入可替换。</translation>
    </message>
    <message>
        <source>Not set. It will be kept in this system's keyring.</source>
        <translation>未设置。将保存在系统的密钥环中。</translation>
    </message>
    <message>
        <source>Not set. Type it here.</source>
        <translation>未设置。请在此输入。</translation>
    </message>
    <message>
        <source>Saving… If the keyring asks for its password, type it there.</source>
        <translation>正在保存…如果密钥环要求输入密码，请在其窗口中输入。</translation>
    </message>
    <message>
        <source>Secr&amp;et</source>
        <translation>私有密钥(&amp;E)</translation>
    </message>
    <message>
        <source>Si&amp;gnature</source>
        <translation>签名(&amp;G)</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>The number that sends, with country code</source>
        <translation>发送消息的号码，含国家/地区代码</translation>
    </message>
</context>
<context>
    <name>AccountEntry</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit {0}</source>
        <translation>编辑 {0}</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>任何内容都不会离开这台电脑</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Rehearse in the sandbox</source>
        <translation>在沙盒中演练</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>&amp;Account</source>
        <translation>账号(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Add an account…</source>
        <translation>添加账号(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Delete “{0}”…</source>
        <translation>删除“{0}”(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Edit “{0}”…</source>
        <translation>编辑“{0}”(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Practise in the sandbox</source>
        <translation>在沙盒中练习(&amp;P)</translation>
    </message>
</context>
<context>
    <name>AccountNotices</name>
    <message>
        <source>Bring the other message here</source>
        <translation>将另一条消息带到这里</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择账号</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Switch to the sandbox</source>
        <translation>切换到沙盒</translation>
    </message>
    <message>
        <source>Switch to “{0}”</source>
        <translation>切换到“{0}”</translation>
    </message>
    <message>
        <source>The account that was used last is no longer here. Choose an account.</source>
        <translation>上次使用的账号已不在此处。请选择账号。</translation>
    </message>
    <message>
        <source>The account “{0}” is no longer here. Choose an account before you send.</source>
        <translation>账号“{0}”已不在此处。发送前请选择账号。</translation>
    </message>
    <message>
        <source>The account “{0}” was changed elsewhere. Check it before you send.</source>
        <translation>账号“{0}”已在别处更改。发送前请检查。</translation>
    </message>
    <message>
        <source>The account “{0}” was saved: “{1}” stays selected.</source>
        <translation>账号“{0}”已保存：仍使用“{1}”。</translation>
    </message>
    <message>
        <source>The data file was deleted or moved: accounts and history are gone. Put it back and start the program again, or add your accounts anew.</source>
        <translation>数据文件已被删除或移走：账号和历史记录都不在了。请将其放回原处后重新启动程序，或重新添加账号。</translation>
    </message>
    <message>
        <source>The message you were writing for “{0}” is back.</source>
        <translation>您为“{0}”撰写的消息已恢复。</translation>
    </message>
    <message>
        <source>The sandbox was asked for: “{1}” stays selected, and messages really go out.</source>
        <translation>有人要求打开沙盒：仍使用“{1}”，消息会真正发出。</translation>
    </message>
    <message>
        <source>This message belongs to the account “{0}”, which is no longer here.</source>
        <translation>此消息属于账号“{0}”，该账号已不在此处。</translation>
    </message>
    <message>
        <source>This message belongs to the sandbox.</source>
        <translation>此消息属于沙盒。</translation>
    </message>
    <message>
        <source>This message belongs to the sandbox: “{0}” stays selected.</source>
        <translation>此消息属于沙盒：仍使用“{0}”。</translation>
    </message>
</context>
<context>
    <name>AccountPopup</name>
    <message>
        <source>&amp;Add an account</source>
        <translation>添加账号(&amp;A)</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Edit {0}</source>
        <translation>编辑 {0}</translation>
    </message>
    <message>
        <source>No secret</source>
        <translation>没有密钥</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>任何内容都不会离开这台电脑</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
</context>
<context>
    <name>AccountRow</name>
    <message>
        <source>chosen</source>
        <translation>已选择</translation>
    </message>
</context>
<context>
    <name>AccountsSection</name>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Add an acc&amp;ount</source>
        <translation>添加账号(&amp;O)</translation>
    </message>
</context>
<context>
    <name>AlgorithmChoice</name>
    <message>
        <source>{0} (default)</source>
        <translation>{0}（默认）</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Font &amp;size</source>
        <translation>字号(&amp;S)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>&amp;Keep sending</source>
        <translation>继续发送(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Pause and close</source>
        <translation>暂停并关闭(&amp;P)</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>A batch is being sent</source>
        <translation>正在发送一个批次</translation>
    </message>
    <message>
        <source>A batch is being sent. Open the next list when it has ended, or is paused.</source>
        <translation>正在发送一个批次。请在其结束或暂停后再打开下一份名单。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Closing the window pauses it after the message that is on its way.</source>
        <translation>关闭窗口会在当前这条消息完成后暂停该批次。</translation>
    </message>
    <message>
        <source>It goes on where it stood, when you say so. Nothing is sent twice.</source>
        <translation>之后由您决定从停下的地方继续。不会重复发送。</translation>
    </message>
    <message>
        <source>Pasted cells</source>
        <translation>粘贴的单元格</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} 行</translation>
    </message>
</context>
<context>
    <name>BatchExportController</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>{0} exported to {1}</source>
        <translation>{0}已导出到 {1}</translation>
    </message>
    <message>
        <source>{0} results</source>
        <translation>{0} 结果</translation>
    </message>
    <message>
        <source>{0} rows to mend</source>
        <translation>{0} 待修正的行</translation>
    </message>
</context>
<context>
    <name>BatchFoot</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
</context>
<context>
    <name>BatchHead</name>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Earlier batches</source>
        <translation>以前的批次</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>新建批次</translation>
    </message>
</context>
<context>
    <name>BatchProgress</name>
    <message>
        <source>The batch has stopped</source>
        <translation>批次已停止</translation>
    </message>
    <message>
        <source>The batch is done</source>
        <translation>批次已完成</translation>
    </message>
    <message>
        <source>The batch is paused</source>
        <translation>批次已暂停</translation>
    </message>
    <message>
        <source>{0} of {1} rows done</source>
        <translation>{1} 行中完成了 {0} 行</translation>
    </message>
</context>
<context>
    <name>BatchRows</name>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略过</translation>
    </message>
    <message>
        <source>NXCloud asks for a slower pace: it is sent again in a moment.</source>
        <translation>NXCloud 要求放慢速度：稍后会重新发送。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>BatchRunController</name>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Do not send</source>
        <translation>不发送(&amp;D)</translation>
    </message>
    <message>
        <source>Another batch runs. Wait until it has ended, or pause it.</source>
        <translation>另一个批次正在运行。请等它结束，或将其暂停。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Continue with {0} of {1}?</source>
        <translation>继续发送 {1} 行中的 {0} 行？</translation>
    </message>
    <message>
        <source>From {0}, with the template {1}.</source>
        <translation>从 {0} 发送，模板 {1}。</translation>
    </message>
    <message>
        <source>Only rows that were not sent go out; those whose outcome is unknown do not.</source>
        <translation>只发送未发出的行；结果未知的行不会发送。</translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer.</source>
        <translation>沙盒：任何内容都不会离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>1 customer</source>
        <translation>1 位客户</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>约 1 分钟</translation>
    </message>
    <message>
        <source>about {0} h left</source>
        <translation>约剩 {0} 小时</translation>
    </message>
    <message>
        <source>about {0} hours</source>
        <translation>约 {0} 小时</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>约剩 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0} minutes</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>less than 1 min left</source>
        <translation>剩不到 1 分钟</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>{0} customers</source>
        <translation>{0} 位客户</translation>
    </message>
    <message>
        <source>{0} per second</source>
        <translation>每秒 {0} 条</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} 行</translation>
    </message>
</context>
<context>
    <name>BoundedLine</name>
    <message>
        <source>A field takes at most {0} characters. What is more was left out.</source>
        <translation>一个输入框最多容纳 {0} 个字符，超出的部分未填入。</translation>
    </message>
</context>
<context>
    <name>ChatHead</name>
    <message>
        <source>Practice chat, nobody receives it</source>
        <translation>练习聊天，没有人会收到</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
</context>
<context>
    <name>CheckContent</name>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Export these rows</source>
        <translation>导出这些行</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>To: {0}</source>
        <translation>发往：{0}</translation>
    </message>
    <message>
        <source>already sent today</source>
        <translation>今天已发送过</translation>
    </message>
    <message>
        <source>ready to send</source>
        <translation>可以发送</translation>
    </message>
    <message>
        <source>twice in the file</source>
        <translation>文件中重复</translation>
    </message>
    <message>
        <source>with problems, left out</source>
        <translation>有问题，不发送</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>还有 {0} 个</translation>
    </message>
</context>
<context>
    <name>CheckRowsModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Checked: {0} of {1} rows are ready to send, {2} have problems.</source>
        <translation>检查完毕：{1} 行中有 {0} 行可以发送，{2} 行有问题。</translation>
    </message>
    <message>
        <source>Checking the rows…</source>
        <translation>正在检查各行…</translation>
    </message>
    <message>
        <source>Checking {0} of {1}</source>
        <translation>正在检查第 {0} 行，共 {1} 行</translation>
    </message>
    <message>
        <source>Choose an account first</source>
        <translation>请先选择账号</translation>
    </message>
    <message>
        <source>No row can be sent as it is: mend the cells that are marked, or take rows in.</source>
        <translation>目前没有一行可以发送：请修正标出的单元格，或把行加入发送。</translation>
    </message>
    <message>
        <source>One after the other, {0}. You can pause and stop at any time.</source>
        <translation>逐条发送，{0}。您可以随时暂停或停止。</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Practise on {0}</source>
        <translation>练习发送至 {0}</translation>
    </message>
    <message>
        <source>Ready to send: {0}</source>
        <translation>可以发送：{0}</translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer</source>
        <translation>沙盒：内容不会离开本机</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send to {0}</source>
        <translation>发送至 {0}</translation>
    </message>
    <message>
        <source>The rows are being checked. Nothing is sent yet.</source>
        <translation>正在检查各行，尚未发送任何内容。</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>发件账号：{0}</translation>
    </message>
</context>
<context>
    <name>CheckTable</name>
    <message>
        <source>Rows of the table</source>
        <translation>表格的行</translation>
    </message>
</context>
<context>
    <name>ColourChoice</name>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄榄色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>铁锈色</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>石板灰</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
</context>
<context>
    <name>ColumnsForm</name>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Default country</source>
        <translation>默认国家/地区</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Image link</source>
        <translation>图片链接</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>No row holds a phone number here: choose another column.</source>
        <translation>这一列没有任何电话号码：请选择其他列。</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Variable {0}</source>
        <translation>变量 {0}</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>matched by name</source>
        <translation>已按名称匹配</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>{0} of {1} rows hold a number</source>
        <translation>{1} 行中有 {0} 行含有号码</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Check all rows</source>
        <translation>检查所有行</translation>
    </message>
    <message>
        <source>Choose a column for {0}.</source>
        <translation>请为 {0} 选择一列。</translation>
    </message>
    <message>
        <source>Choose the column with the phone numbers.</source>
        <translation>请选择电话号码所在的列。</translation>
    </message>
    <message>
        <source>Choose the template that everybody gets.</source>
        <translation>请选择发送给所有客户的模板。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Nothing is sent in this step.</source>
        <translation>此步骤不会发送任何内容。</translation>
    </message>
    <message>
        <source>the image link</source>
        <translation>图片链接</translation>
    </message>
</context>
<context>
    <name>ComposeForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>收件人(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Wording</source>
        <translation>原文(&amp;W)</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Tem&amp;plate</source>
        <translation>模板(&amp;P)</translation>
    </message>
</context>
<context>
    <name>ComposeHead</name>
    <message>
        <source>Begin an empty message</source>
        <translation>新建一条空白消息</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>More commands for this message</source>
        <translation>此消息的更多命令</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Take a message from a text or a file</source>
        <translation>从文本或文件中读取消息</translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>页面的部分</translation>
    </message>
</context>
<context>
    <name>ComposedTemplateField</name>
    <message>
        <source>Choose a template or type its name</source>
        <translation>选择模板或输入其名称</translation>
    </message>
</context>
<context>
    <name>Countries</name>
    <message>
        <source>AC</source>
        <translation>阿森松岛</translation>
    </message>
    <message>
        <source>AD</source>
        <translation>安道尔</translation>
    </message>
    <message>
        <source>AE</source>
        <translation>阿联酋</translation>
    </message>
    <message>
        <source>AF</source>
        <translation>阿富汗</translation>
    </message>
    <message>
        <source>AG</source>
        <translation>安提瓜和巴布达</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>安圭拉</translation>
    </message>
    <message>
        <source>AL</source>
        <translation>阿尔巴尼亚</translation>
    </message>
    <message>
        <source>AM</source>
        <translation>亚美尼亚</translation>
    </message>
    <message>
        <source>AO</source>
        <translation>安哥拉</translation>
    </message>
    <message>
        <source>AR</source>
        <translation>阿根廷</translation>
    </message>
    <message>
        <source>AS</source>
        <translation>美属萨摩亚</translation>
    </message>
    <message>
        <source>AT</source>
        <translation>奥地利</translation>
    </message>
    <message>
        <source>AU</source>
        <translation>澳大利亚</translation>
    </message>
    <message>
        <source>AW</source>
        <translation>阿鲁巴</translation>
    </message>
    <message>
        <source>AX</source>
        <translation>奥兰群岛</translation>
    </message>
    <message>
        <source>AZ</source>
        <translation>阿塞拜疆</translation>
    </message>
    <message>
        <source>BA</source>
        <translation>波斯尼亚和黑塞哥维那</translation>
    </message>
    <message>
        <source>BB</source>
        <translation>巴巴多斯</translation>
    </message>
    <message>
        <source>BD</source>
        <translation>孟加拉国</translation>
    </message>
    <message>
        <source>BE</source>
        <translation>比利时</translation>
    </message>
    <message>
        <source>BF</source>
        <translation>布基纳法索</translation>
    </message>
    <message>
        <source>BG</source>
        <translation>保加利亚</translation>
    </message>
    <message>
        <source>BH</source>
        <translation>巴林</translation>
    </message>
    <message>
        <source>BI</source>
        <translation>布隆迪</translation>
    </message>
    <message>
        <source>BJ</source>
        <translation>贝宁</translation>
    </message>
    <message>
        <source>BL</source>
        <translation>圣巴泰勒米</translation>
    </message>
    <message>
        <source>BM</source>
        <translation>百慕大</translation>
    </message>
    <message>
        <source>BN</source>
        <translation>文莱</translation>
    </message>
    <message>
        <source>BO</source>
        <translation>玻利维亚</translation>
    </message>
    <message>
        <source>BQ</source>
        <translation>荷属加勒比区</translation>
    </message>
    <message>
        <source>BR</source>
        <translation>巴西</translation>
    </message>
    <message>
        <source>BS</source>
        <translation>巴哈马</translation>
    </message>
    <message>
        <source>BT</source>
        <translation>不丹</translation>
    </message>
    <message>
        <source>BW</source>
        <translation>博茨瓦纳</translation>
    </message>
    <message>
        <source>BY</source>
        <translation>白俄罗斯</translation>
    </message>
    <message>
        <source>BZ</source>
        <translation>伯利兹</translation>
    </message>
    <message>
        <source>CA</source>
        <translation>加拿大</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>科科斯（基林）群岛</translation>
    </message>
    <message>
        <source>CD</source>
        <translation>刚果（金）</translation>
    </message>
    <message>
        <source>CF</source>
        <translation>中非共和国</translation>
    </message>
    <message>
        <source>CG</source>
        <translation>刚果（布）</translation>
    </message>
    <message>
        <source>CH</source>
        <translation>瑞士</translation>
    </message>
    <message>
        <source>CI</source>
        <translation>科特迪瓦</translation>
    </message>
    <message>
        <source>CK</source>
        <translation>库克群岛</translation>
    </message>
    <message>
        <source>CL</source>
        <translation>智利</translation>
    </message>
    <message>
        <source>CM</source>
        <translation>喀麦隆</translation>
    </message>
    <message>
        <source>CN</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>CO</source>
        <translation>哥伦比亚</translation>
    </message>
    <message>
        <source>CR</source>
        <translation>哥斯达黎加</translation>
    </message>
    <message>
        <source>CU</source>
        <translation>古巴</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>佛得角</translation>
    </message>
    <message>
        <source>CW</source>
        <translation>库拉索</translation>
    </message>
    <message>
        <source>CX</source>
        <translation>圣诞岛</translation>
    </message>
    <message>
        <source>CY</source>
        <translation>塞浦路斯</translation>
    </message>
    <message>
        <source>CZ</source>
        <translation>捷克</translation>
    </message>
    <message>
        <source>DE</source>
        <translation>德国</translation>
    </message>
    <message>
        <source>DJ</source>
        <translation>吉布提</translation>
    </message>
    <message>
        <source>DK</source>
        <translation>丹麦</translation>
    </message>
    <message>
        <source>DM</source>
        <translation>多米尼克</translation>
    </message>
    <message>
        <source>DO</source>
        <translation>多米尼加共和国</translation>
    </message>
    <message>
        <source>DZ</source>
        <translation>阿尔及利亚</translation>
    </message>
    <message>
        <source>EC</source>
        <translation>厄瓜多尔</translation>
    </message>
    <message>
        <source>EE</source>
        <translation>爱沙尼亚</translation>
    </message>
    <message>
        <source>EG</source>
        <translation>埃及</translation>
    </message>
    <message>
        <source>EH</source>
        <translation>西撒哈拉</translation>
    </message>
    <message>
        <source>ER</source>
        <translation>厄立特里亚</translation>
    </message>
    <message>
        <source>ES</source>
        <translation>西班牙</translation>
    </message>
    <message>
        <source>ET</source>
        <translation>埃塞俄比亚</translation>
    </message>
    <message>
        <source>FI</source>
        <translation>芬兰</translation>
    </message>
    <message>
        <source>FJ</source>
        <translation>斐济</translation>
    </message>
    <message>
        <source>FK</source>
        <translation>福克兰群岛</translation>
    </message>
    <message>
        <source>FM</source>
        <translation>密克罗尼西亚</translation>
    </message>
    <message>
        <source>FO</source>
        <translation>法罗群岛</translation>
    </message>
    <message>
        <source>FR</source>
        <translation>法国</translation>
    </message>
    <message>
        <source>GA</source>
        <translation>加蓬</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>GD</source>
        <translation>格林纳达</translation>
    </message>
    <message>
        <source>GE</source>
        <translation>格鲁吉亚</translation>
    </message>
    <message>
        <source>GF</source>
        <translation>法属圭亚那</translation>
    </message>
    <message>
        <source>GG</source>
        <translation>根西岛</translation>
    </message>
    <message>
        <source>GH</source>
        <translation>加纳</translation>
    </message>
    <message>
        <source>GI</source>
        <translation>直布罗陀</translation>
    </message>
    <message>
        <source>GL</source>
        <translation>格陵兰</translation>
    </message>
    <message>
        <source>GM</source>
        <translation>冈比亚</translation>
    </message>
    <message>
        <source>GN</source>
        <translation>几内亚</translation>
    </message>
    <message>
        <source>GP</source>
        <translation>瓜德罗普</translation>
    </message>
    <message>
        <source>GQ</source>
        <translation>赤道几内亚</translation>
    </message>
    <message>
        <source>GR</source>
        <translation>希腊</translation>
    </message>
    <message>
        <source>GT</source>
        <translation>危地马拉</translation>
    </message>
    <message>
        <source>GU</source>
        <translation>关岛</translation>
    </message>
    <message>
        <source>GW</source>
        <translation>几内亚比绍</translation>
    </message>
    <message>
        <source>GY</source>
        <translation>圭亚那</translation>
    </message>
    <message>
        <source>HK</source>
        <translation>中国香港</translation>
    </message>
    <message>
        <source>HN</source>
        <translation>洪都拉斯</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>克罗地亚</translation>
    </message>
    <message>
        <source>HT</source>
        <translation>海地</translation>
    </message>
    <message>
        <source>HU</source>
        <translation>匈牙利</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>印度尼西亚</translation>
    </message>
    <message>
        <source>IE</source>
        <translation>爱尔兰</translation>
    </message>
    <message>
        <source>IL</source>
        <translation>以色列</translation>
    </message>
    <message>
        <source>IM</source>
        <translation>马恩岛</translation>
    </message>
    <message>
        <source>IN</source>
        <translation>印度</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>英属印度洋领地</translation>
    </message>
    <message>
        <source>IQ</source>
        <translation>伊拉克</translation>
    </message>
    <message>
        <source>IR</source>
        <translation>伊朗</translation>
    </message>
    <message>
        <source>IS</source>
        <translation>冰岛</translation>
    </message>
    <message>
        <source>IT</source>
        <translation>意大利</translation>
    </message>
    <message>
        <source>JE</source>
        <translation>泽西岛</translation>
    </message>
    <message>
        <source>JM</source>
        <translation>牙买加</translation>
    </message>
    <message>
        <source>JO</source>
        <translation>约旦</translation>
    </message>
    <message>
        <source>JP</source>
        <translation>日本</translation>
    </message>
    <message>
        <source>KE</source>
        <translation>肯尼亚</translation>
    </message>
    <message>
        <source>KG</source>
        <translation>吉尔吉斯斯坦</translation>
    </message>
    <message>
        <source>KH</source>
        <translation>柬埔寨</translation>
    </message>
    <message>
        <source>KI</source>
        <translation>基里巴斯</translation>
    </message>
    <message>
        <source>KM</source>
        <translation>科摩罗</translation>
    </message>
    <message>
        <source>KN</source>
        <translation>圣基茨和尼维斯</translation>
    </message>
    <message>
        <source>KP</source>
        <translation>朝鲜</translation>
    </message>
    <message>
        <source>KR</source>
        <translation>韩国</translation>
    </message>
    <message>
        <source>KW</source>
        <translation>科威特</translation>
    </message>
    <message>
        <source>KY</source>
        <translation>开曼群岛</translation>
    </message>
    <message>
        <source>KZ</source>
        <translation>哈萨克斯坦</translation>
    </message>
    <message>
        <source>LA</source>
        <translation>老挝</translation>
    </message>
    <message>
        <source>LB</source>
        <translation>黎巴嫩</translation>
    </message>
    <message>
        <source>LC</source>
        <translation>圣卢西亚</translation>
    </message>
    <message>
        <source>LI</source>
        <translation>列支敦士登</translation>
    </message>
    <message>
        <source>LK</source>
        <translation>斯里兰卡</translation>
    </message>
    <message>
        <source>LR</source>
        <translation>利比里亚</translation>
    </message>
    <message>
        <source>LS</source>
        <translation>莱索托</translation>
    </message>
    <message>
        <source>LT</source>
        <translation>立陶宛</translation>
    </message>
    <message>
        <source>LU</source>
        <translation>卢森堡</translation>
    </message>
    <message>
        <source>LV</source>
        <translation>拉脱维亚</translation>
    </message>
    <message>
        <source>LY</source>
        <translation>利比亚</translation>
    </message>
    <message>
        <source>MA</source>
        <translation>摩洛哥</translation>
    </message>
    <message>
        <source>MC</source>
        <translation>摩纳哥</translation>
    </message>
    <message>
        <source>MD</source>
        <translation>摩尔多瓦</translation>
    </message>
    <message>
        <source>ME</source>
        <translation>黑山</translation>
    </message>
    <message>
        <source>MF</source>
        <translation>法属圣马丁</translation>
    </message>
    <message>
        <source>MG</source>
        <translation>马达加斯加</translation>
    </message>
    <message>
        <source>MH</source>
        <translation>马绍尔群岛</translation>
    </message>
    <message>
        <source>MK</source>
        <translation>北马其顿</translation>
    </message>
    <message>
        <source>ML</source>
        <translation>马里</translation>
    </message>
    <message>
        <source>MM</source>
        <translation>缅甸</translation>
    </message>
    <message>
        <source>MN</source>
        <translation>蒙古</translation>
    </message>
    <message>
        <source>MO</source>
        <translation>中国澳门</translation>
    </message>
    <message>
        <source>MP</source>
        <translation>北马里亚纳群岛</translation>
    </message>
    <message>
        <source>MQ</source>
        <translation>马提尼克</translation>
    </message>
    <message>
        <source>MR</source>
        <translation>毛里塔尼亚</translation>
    </message>
    <message>
        <source>MS</source>
        <translation>蒙特塞拉特</translation>
    </message>
    <message>
        <source>MT</source>
        <translation>马耳他</translation>
    </message>
    <message>
        <source>MU</source>
        <translation>毛里求斯</translation>
    </message>
    <message>
        <source>MV</source>
        <translation>马尔代夫</translation>
    </message>
    <message>
        <source>MW</source>
        <translation>马拉维</translation>
    </message>
    <message>
        <source>MX</source>
        <translation>墨西哥</translation>
    </message>
    <message>
        <source>MY</source>
        <translation>马来西亚</translation>
    </message>
    <message>
        <source>MZ</source>
        <translation>莫桑比克</translation>
    </message>
    <message>
        <source>NA</source>
        <translation>纳米比亚</translation>
    </message>
    <message>
        <source>NC</source>
        <translation>新喀里多尼亚</translation>
    </message>
    <message>
        <source>NE</source>
        <translation>尼日尔</translation>
    </message>
    <message>
        <source>NF</source>
        <translation>诺福克岛</translation>
    </message>
    <message>
        <source>NG</source>
        <translation>尼日利亚</translation>
    </message>
    <message>
        <source>NI</source>
        <translation>尼加拉瓜</translation>
    </message>
    <message>
        <source>NL</source>
        <translation>荷兰</translation>
    </message>
    <message>
        <source>NO</source>
        <translation>挪威</translation>
    </message>
    <message>
        <source>NP</source>
        <translation>尼泊尔</translation>
    </message>
    <message>
        <source>NR</source>
        <translation>瑙鲁</translation>
    </message>
    <message>
        <source>NU</source>
        <translation>纽埃</translation>
    </message>
    <message>
        <source>NZ</source>
        <translation>新西兰</translation>
    </message>
    <message>
        <source>OM</source>
        <translation>阿曼</translation>
    </message>
    <message>
        <source>PA</source>
        <translation>巴拿马</translation>
    </message>
    <message>
        <source>PE</source>
        <translation>秘鲁</translation>
    </message>
    <message>
        <source>PF</source>
        <translation>法属波利尼西亚</translation>
    </message>
    <message>
        <source>PG</source>
        <translation>巴布亚新几内亚</translation>
    </message>
    <message>
        <source>PH</source>
        <translation>菲律宾</translation>
    </message>
    <message>
        <source>PK</source>
        <translation>巴基斯坦</translation>
    </message>
    <message>
        <source>PL</source>
        <translation>波兰</translation>
    </message>
    <message>
        <source>PM</source>
        <translation>圣皮埃尔和密克隆群岛</translation>
    </message>
    <message>
        <source>PR</source>
        <translation>波多黎各</translation>
    </message>
    <message>
        <source>PS</source>
        <translation>巴勒斯坦</translation>
    </message>
    <message>
        <source>PT</source>
        <translation>葡萄牙</translation>
    </message>
    <message>
        <source>PW</source>
        <translation>帕劳</translation>
    </message>
    <message>
        <source>PY</source>
        <translation>巴拉圭</translation>
    </message>
    <message>
        <source>QA</source>
        <translation>卡塔尔</translation>
    </message>
    <message>
        <source>RE</source>
        <translation>留尼汪</translation>
    </message>
    <message>
        <source>RO</source>
        <translation>罗马尼亚</translation>
    </message>
    <message>
        <source>RS</source>
        <translation>塞尔维亚</translation>
    </message>
    <message>
        <source>RU</source>
        <translation>俄罗斯</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>卢旺达</translation>
    </message>
    <message>
        <source>SA</source>
        <translation>沙特阿拉伯</translation>
    </message>
    <message>
        <source>SB</source>
        <translation>所罗门群岛</translation>
    </message>
    <message>
        <source>SC</source>
        <translation>塞舌尔</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>苏丹</translation>
    </message>
    <message>
        <source>SE</source>
        <translation>瑞典</translation>
    </message>
    <message>
        <source>SG</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>SH</source>
        <translation>圣赫勒拿</translation>
    </message>
    <message>
        <source>SI</source>
        <translation>斯洛文尼亚</translation>
    </message>
    <message>
        <source>SJ</source>
        <translation>斯瓦尔巴和扬马延</translation>
    </message>
    <message>
        <source>SK</source>
        <translation>斯洛伐克</translation>
    </message>
    <message>
        <source>SL</source>
        <translation>塞拉利昂</translation>
    </message>
    <message>
        <source>SM</source>
        <translation>圣马力诺</translation>
    </message>
    <message>
        <source>SN</source>
        <translation>塞内加尔</translation>
    </message>
    <message>
        <source>SO</source>
        <translation>索马里</translation>
    </message>
    <message>
        <source>SR</source>
        <translation>苏里南</translation>
    </message>
    <message>
        <source>SS</source>
        <translation>南苏丹</translation>
    </message>
    <message>
        <source>ST</source>
        <translation>圣多美和普林西比</translation>
    </message>
    <message>
        <source>SV</source>
        <translation>萨尔瓦多</translation>
    </message>
    <message>
        <source>SX</source>
        <translation>荷属圣马丁</translation>
    </message>
    <message>
        <source>SY</source>
        <translation>叙利亚</translation>
    </message>
    <message>
        <source>SZ</source>
        <translation>斯威士兰</translation>
    </message>
    <message>
        <source>TA</source>
        <translation>特里斯坦-达库尼亚群岛</translation>
    </message>
    <message>
        <source>TC</source>
        <translation>特克斯和凯科斯群岛</translation>
    </message>
    <message>
        <source>TD</source>
        <translation>乍得</translation>
    </message>
    <message>
        <source>TG</source>
        <translation>多哥</translation>
    </message>
    <message>
        <source>TH</source>
        <translation>泰国</translation>
    </message>
    <message>
        <source>TJ</source>
        <translation>塔吉克斯坦</translation>
    </message>
    <message>
        <source>TK</source>
        <translation>托克劳</translation>
    </message>
    <message>
        <source>TL</source>
        <translation>东帝汶</translation>
    </message>
    <message>
        <source>TM</source>
        <translation>土库曼斯坦</translation>
    </message>
    <message>
        <source>TN</source>
        <translation>突尼斯</translation>
    </message>
    <message>
        <source>TO</source>
        <translation>汤加</translation>
    </message>
    <message>
        <source>TR</source>
        <translation>土耳其</translation>
    </message>
    <message>
        <source>TT</source>
        <translation>特立尼达和多巴哥</translation>
    </message>
    <message>
        <source>TV</source>
        <translation>图瓦卢</translation>
    </message>
    <message>
        <source>TW</source>
        <translation>中国台湾</translation>
    </message>
    <message>
        <source>TZ</source>
        <translation>坦桑尼亚</translation>
    </message>
    <message>
        <source>UA</source>
        <translation>乌克兰</translation>
    </message>
    <message>
        <source>UG</source>
        <translation>乌干达</translation>
    </message>
    <message>
        <source>US</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>UY</source>
        <translation>乌拉圭</translation>
    </message>
    <message>
        <source>UZ</source>
        <translation>乌兹别克斯坦</translation>
    </message>
    <message>
        <source>VA</source>
        <translation>梵蒂冈</translation>
    </message>
    <message>
        <source>VC</source>
        <translation>圣文森特和格林纳丁斯</translation>
    </message>
    <message>
        <source>VE</source>
        <translation>委内瑞拉</translation>
    </message>
    <message>
        <source>VG</source>
        <translation>英属维尔京群岛</translation>
    </message>
    <message>
        <source>VI</source>
        <translation>美属维尔京群岛</translation>
    </message>
    <message>
        <source>VN</source>
        <translation>越南</translation>
    </message>
    <message>
        <source>VU</source>
        <translation>瓦努阿图</translation>
    </message>
    <message>
        <source>WF</source>
        <translation>瓦利斯和富图纳</translation>
    </message>
    <message>
        <source>WS</source>
        <translation>萨摩亚</translation>
    </message>
    <message>
        <source>XK</source>
        <translation>科索沃</translation>
    </message>
    <message>
        <source>YE</source>
        <translation>也门</translation>
    </message>
    <message>
        <source>YT</source>
        <translation>马约特</translation>
    </message>
    <message>
        <source>ZA</source>
        <translation>南非</translation>
    </message>
    <message>
        <source>ZM</source>
        <translation>赞比亚</translation>
    </message>
    <message>
        <source>ZW</source>
        <translation>津巴布韦</translation>
    </message>
</context>
<context>
    <name>CountryBox</name>
    <message>
        <source>Choose a country</source>
        <translation>选择国家/地区</translation>
    </message>
    <message>
        <source>Default country</source>
        <translation>默认国家/地区</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>for numbers without a country code</source>
        <translation>用于没有国家代码的号码</translation>
    </message>
    <message>
        <source>numbers have their country code</source>
        <translation>号码都带有国家代码</translation>
    </message>
    <message>
        <source>{0} number has no country code: {1}. Without a country its row stays out.</source>
        <translation>有 {0} 个号码没有国家代码：{1}。不选择国家/地区，该行将不发送。</translation>
    </message>
    <message>
        <source>{0} numbers have no country code, such as {1}. Without a country their rows stay out.</source>
        <translation>有 {0} 个号码没有国家代码，例如 {1}。不选择国家/地区，这些行将不发送。</translation>
    </message>
</context>
<context>
    <name>DataFile</name>
    <message>
        <source>Another data file was put in the place of the one in use.</source>
        <translation>正在使用的数据文件被换成了另一个数据文件。</translation>
    </message>
    <message>
        <source>Nothing is sent until you choose how to go on, and what you type is not being saved.</source>
        <translation>在您选择如何继续之前不会发送任何消息，您输入的内容也未被保存。</translation>
    </message>
    <message>
        <source>Nothing is sent until you choose how to go on; what you type is kept.</source>
        <translation>在您选择如何继续之前不会发送任何消息；您输入的内容会保留。</translation>
    </message>
    <message>
        <source>Restore the data</source>
        <translation>恢复数据</translation>
    </message>
    <message>
        <source>Start with an empty file</source>
        <translation>使用空白文件</translation>
    </message>
    <message>
        <source>The data file is missing. There is a copy of {0}.</source>
        <translation>数据文件不见了。有一个 {0} 的备份。</translation>
    </message>
    <message>
        <source>The data file was deleted or moved.</source>
        <translation>数据文件已被删除或移走。</translation>
    </message>
    <message>
        <source>The data file was overwritten, or a part of it was deleted.</source>
        <translation>数据文件被覆盖，或其中一部分被删除。</translation>
    </message>
    <message>
        <source>Use the copy</source>
        <translation>使用备份</translation>
    </message>
    <message>
        <source>Use this file</source>
        <translation>使用此文件</translation>
    </message>
</context>
<context>
    <name>DeleteHistoryDialog</name>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Everything</source>
        <translation>全部(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>1 message of which nobody knows whether it went out may be among them.</source>
        <translation>其中可能有 1 条消息，没有人知道它是否已发出。</translation>
    </message>
    <message>
        <source>Days that are kept</source>
        <translation>保留的天数</translation>
    </message>
    <message>
        <source>Delete history</source>
        <translation>删除历史记录</translation>
    </message>
    <message>
        <source>What is &amp;older than</source>
        <translation>早于以下天数的记录(&amp;O)</translation>
    </message>
    <message>
        <source>What is deleted cannot be brought back: neither the texts and answers, nor what was sent to whom. It goes from the copies of the data file too; files that were set aside as damaged go whole. Of a deleted message there is no warning before it is sent a second time.</source>
        <translation>删除的内容无法恢复：文本和回复，以及发送给谁的记录，都会消失。数据文件的副本中也会一并删除；因损坏而另存的文件会整个删除。已删除的消息在再次发送之前不会有警告。</translation>
    </message>
    <message>
        <source>{0} messages of which nobody knows whether they went out may be among them.</source>
        <translation>其中可能有 {0} 条消息，没有人知道它们是否已发出。</translation>
    </message>
</context>
<context>
    <name>DetailsHead</name>
    <message>
        <source>Answer</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出的内容</translation>
    </message>
    <message>
        <source>To</source>
        <translation>发给</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>answered in {0}</source>
        <translation>{0} 后收到回应</translation>
    </message>
    <message>
        <source>from the sandbox</source>
        <translation>来自沙盒</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>来自 {0}</translation>
    </message>
    <message>
        <source>no answer after {0}</source>
        <translation>{0} 后仍无回应</translation>
    </message>
</context>
<context>
    <name>DockController</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Template and language are kept from the last message</source>
        <translation>模板和语言沿用上一条消息</translation>
    </message>
    <message>
        <source>Template, language and image are kept from the last message</source>
        <translation>模板、语言和图片沿用上一条消息</translation>
    </message>
</context>
<context>
    <name>DoneCard</name>
    <message>
        <source>1 outcome is unknown and stays out of every repeat until you decide.</source>
        <translation>1 条结果未知，在您决定之前不会重新发送。</translation>
    </message>
    <message>
        <source>1 row done</source>
        <translation>1 行已完成</translation>
    </message>
    <message>
        <source>Continue: {0} unsent</source>
        <translation>继续：{0} 行未发送</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>去确认</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Send again: {0} not sent</source>
        <translation>重新发送：{0} 行未发出</translation>
    </message>
    <message>
        <source>Stopped: {0} of {1} rows done</source>
        <translation>已停止：{1} 行中完成了 {0} 行</translation>
    </message>
    <message>
        <source>in {0}, {1} to {2}</source>
        <translation>用时 {0}，{1} 至 {2}</translation>
    </message>
    <message>
        <source>{0} outcomes are unknown and stay out of every repeat until you decide.</source>
        <translation>{0} 条结果未知，在您决定之前不会重新发送。</translation>
    </message>
    <message>
        <source>{0} rows done</source>
        <translation>{0} 行已完成</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Every row is in the history, too.</source>
        <translation>每一行也都在历史记录中。</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>新建批次</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop here to import</source>
        <translation>拖放到此处以导入</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>CSV or a workbook (XLSX, XLS, XLSB, ODS), with one customer in each row</source>
        <translation>CSV 或工作簿（XLSX、XLS、XLSB、ODS），每行一位客户</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose another file, or drop it here</source>
        <translation>选择其他文件，或拖放到此处</translation>
    </message>
    <message>
        <source>Drop a list of customers here</source>
        <translation>将客户名单拖放到此处</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet</source>
        <translation>从电子表格粘贴</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
</context>
<context>
    <name>EarlierBatches</name>
    <message>
        <source>&amp;Continue…</source>
        <translation>继续(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Earlier batches</source>
        <translation>以前的批次</translation>
    </message>
    <message>
        <source>Remove the batch “{0}”?</source>
        <translation>移除批次“{0}”？</translation>
    </message>
    <message>
        <source>The list and what was left out of it are deleted. What was sent stays in the history.</source>
        <translation>名单及其中未发送的行将被删除。已发送的消息保留在历史记录中。</translation>
    </message>
    <message>
        <source>There is no batch yet.</source>
        <translation>还没有批次。</translation>
    </message>
    <message>
        <source>{0} of its rows were not sent; they are forgotten with it.</source>
        <translation>其中 {0} 行尚未发送，将一并删除。</translation>
    </message>
</context>
<context>
    <name>EarlierList</name>
    <message>
        <source>Show all in the history</source>
        <translation>在历史记录中查看全部</translation>
    </message>
</context>
<context>
    <name>EarlierMessage</name>
    <message>
        <source>Earlier message: {0}</source>
        <translation>之前的消息：{0}</translation>
    </message>
    <message>
        <source>The text was not kept.</source>
        <translation>文本未保留。</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>did not go out</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>went out</source>
        <translation>已发出</translation>
    </message>
</context>
<context>
    <name>EarlierModel</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>From {0}</source>
        <translation>来自 {0}</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>List no longer kept</source>
        <translation>名单已不再保留</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Pasted cells</source>
        <translation>粘贴的单元格</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出的内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Move variable up</source>
        <translation>上移变量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation>重做：{0}(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>撤销：{0}(&amp;U)</translation>
    </message>
    <message>
        <source>Add &amp;variable</source>
        <translation>添加变量(&amp;V)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Duplicate var&amp;iable</source>
        <translation>重复变量(&amp;I)</translation>
    </message>
    <message>
        <source>Move variable &amp;down</source>
        <translation>下移变量(&amp;D)</translation>
    </message>
    <message>
        <source>Remove varia&amp;ble</source>
        <translation>移除变量(&amp;B)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>add variable</source>
        <translation>添加变量</translation>
    </message>
    <message>
        <source>change account</source>
        <translation>更换账号</translation>
    </message>
    <message>
        <source>choose template</source>
        <translation>选择模板</translation>
    </message>
    <message>
        <source>clear values</source>
        <translation>清空变量值</translation>
    </message>
    <message>
        <source>duplicate variable</source>
        <translation>复制变量</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>kind of header</source>
        <translation>页眉类型</translation>
    </message>
    <message>
        <source>load message</source>
        <translation>载入消息</translation>
    </message>
    <message>
        <source>move variable</source>
        <translation>移动变量</translation>
    </message>
    <message>
        <source>new message</source>
        <translation>新建消息</translation>
    </message>
    <message>
        <source>next customer</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>remove variable</source>
        <translation>移除变量</translation>
    </message>
    <message>
        <source>replace by spaces</source>
        <translation>替换为空格</translation>
    </message>
    <message>
        <source>restore draft</source>
        <translation>恢复草稿</translation>
    </message>
    <message>
        <source>take back import</source>
        <translation>撤回导入</translation>
    </message>
    <message>
        <source>template text</source>
        <translation>模板原文</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>use again</source>
        <translation>再次使用</translation>
    </message>
</context>
<context>
    <name>EmptyHistory</name>
    <message>
        <source>&amp;Compose a message</source>
        <translation>撰写消息(&amp;C)</translation>
    </message>
    <message>
        <source>Every message you send appears here with its outcome: what went out, to whom, and what NXCloud answered.</source>
        <translation>您发送的每条消息及其结果都会出现在这里：发了什么、发给谁、NXCloud 如何回应。</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>尚未发送任何消息</translation>
    </message>
</context>
<context>
    <name>Encodings</name>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>波罗的语</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>中欧语言</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>繁体中文</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>逗号 ,</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>西里尔文</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希腊语</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>希伯来语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>分号 ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>越南语</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>西欧语言</translation>
    </message>
    <message>
        <source>Western European, old Mac</source>
        <translation>西欧语言（旧 Mac）</translation>
    </message>
</context>
<context>
    <name>EndpointEdit</name>
    <message>
        <source>Chile</source>
        <translation>智利</translation>
    </message>
    <message>
        <source>Custom URL</source>
        <translation>自定义 URL</translation>
    </message>
    <message>
        <source>Global</source>
        <translation>全球</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>印度尼西亚</translation>
    </message>
    <message>
        <source>URL of the endpoint</source>
        <translation>接口地址的 URL</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
</context>
<context>
    <name>ExactText</name>
    <message>
        <source>&amp;Formatted</source>
        <translation>格式化(&amp;F)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Format the JSON for reading. Copying copies the exact text</source>
        <translation>将 JSON 排版以便阅读。复制时复制原文</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>did not go out</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>went out</source>
        <translation>已发出</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Copy {0}</source>
        <translation>复制{0}</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>1 column</source>
        <translation>1 列</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Letters look wrong? Choose another encoding.</source>
        <translation>文字显示不对？请选择其他编码。</translation>
    </message>
    <message>
        <source>Lists of customers (*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods);;All files (*)</source>
        <translation>客户名单 (*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Nothing was copied yet: copy the cells in the spreadsheet, with the row of the names.</source>
        <translation>尚未复制任何内容：请在电子表格中复制单元格，连同列名所在的行。</translation>
    </message>
    <message>
        <source>Open a list of customers</source>
        <translation>打开客户名单</translation>
    </message>
    <message>
        <source>Pasted cells</source>
        <translation>粘贴的单元格</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The file stays on this computer until you press Send.</source>
        <translation>在您点击“发送”之前，文件不会离开这台电脑。</translation>
    </message>
    <message>
        <source>{0} columns</source>
        <translation>{0} 列</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} 行</translation>
    </message>
</context>
<context>
    <name>FindingLinks</name>
    <message>
        <source>1 thing to check</source>
        <translation>1 处需要留意</translation>
    </message>
    <message>
        <source>1 thing to fix</source>
        <translation>1 处需要修正</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>还有 {0} 个</translation>
    </message>
    <message>
        <source>{0} things to check</source>
        <translation>{0} 处需要留意</translation>
    </message>
    <message>
        <source>{0} things to fix</source>
        <translation>{0} 处需要修正</translation>
    </message>
    <message>
        <source>{0}, first: {1}</source>
        <translation>{0}，第一处：{1}</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Show rows</source>
        <translation>显示行</translation>
    </message>
    <message>
        <source>Shown below</source>
        <translation>显示在下方</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Leave out</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Left out by you</source>
        <translation>您已排除</translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>可以发送</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>Send twice</source>
        <translation>发送两次</translation>
    </message>
    <message>
        <source>{0} other kinds</source>
        <translation>其他 {0} 种问题</translation>
    </message>
    <message>
        <source>{0}, at {1}</source>
        <translation>{0}，时间 {1}</translation>
    </message>
    <message>
        <source>{0}, at {1} and {2}</source>
        <translation>{0}，时间 {1} 和 {2}</translation>
    </message>
    <message>
        <source>{0}, between {1} and {2}</source>
        <translation>{0}，时间 {1} 至 {2}</translation>
    </message>
</context>
<context>
    <name>FoldedLine</name>
    <message>
        <source>Decide</source>
        <translation>去确认</translation>
    </message>
    <message>
        <source>Last: {0} · {1} · {2}</source>
        <translation>上一条：{0} · {1} · {2}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show this send in the history</source>
        <translation>在历史记录中显示此次发送</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>marked as gone out</source>
        <translation>已标记为“已发出”</translation>
    </message>
    <message>
        <source>marked as not gone out</source>
        <translation>已标记为“未发出”</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>结果未知</translation>
    </message>
</context>
<context>
    <name>FormattedColumn</name>
    <message>
        <source>Column {0} is right</source>
        <translation>列 {0} 无误</translation>
    </message>
    <message>
        <source>{0} is sent as “{1}”</source>
        <translation>{0} 将发送为“{1}”</translation>
    </message>
</context>
<context>
    <name>HeaderEditor</name>
    <message>
        <source>&amp;Image</source>
        <translation>图片(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Header text</source>
        <translation>页眉文字</translation>
    </message>
    <message>
        <source>Header text of the template</source>
        <translation>模板的页眉文字</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind of header</source>
        <translation>页眉类型</translation>
    </message>
    <message>
        <source>Optional: the template's header, with its {{variable}}</source>
        <translation>可选：模板的页眉原文，含 {{变量}}</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>文本(&amp;X)</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Nothing has been written yet. It will be here:</source>
        <translation>还没有写入任何内容。以后会在这里：</translation>
    </message>
    <message>
        <source>Open the &amp;data folder</source>
        <translation>打开数据文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>Open the &amp;log</source>
        <translation>打开日志(&amp;L)</translation>
    </message>
    <message>
        <source>The data folder is here:</source>
        <translation>数据文件夹在这里：</translation>
    </message>
    <message>
        <source>The log is here:</source>
        <translation>日志在这里：</translation>
    </message>
</context>
<context>
    <name>HistoryColumns</name>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>消息 ID</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>消息正文</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>跟踪 ID</translation>
    </message>
</context>
<context>
    <name>HistoryController</name>
    <message>
        <source>Copied without the signature</source>
        <translation>已复制（不含签名）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>The account of this message is not chosen, or is gone.</source>
        <translation>此消息的账号未被选中，或已不存在。</translation>
    </message>
</context>
<context>
    <name>HistoryDetails</name>
    <message>
        <source>&amp;Copy for a ticket</source>
        <translation>复制到工单(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Mark as</source>
        <translation>标记为(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Use again</source>
        <translation>再次使用(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Went out</source>
        <translation>已发出(&amp;W)</translation>
    </message>
    <message>
        <source>Choose a message to see what went out and what came back.</source>
        <translation>选择一条消息，查看发出了什么、收到了什么回复。</translation>
    </message>
    <message>
        <source>Code {0}</source>
        <translation>代码 {0}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy as c&amp;URL, without the signature</source>
        <translation>复制为 cURL，不含签名(&amp;U)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Did &amp;not go out</source>
        <translation>未发出(&amp;N)</translation>
    </message>
    <message>
        <source>HTTP status {0}</source>
        <translation>HTTP 状态 {0}</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>消息 ID</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>更多命令</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>没有收到回复。</translation>
    </message>
    <message>
        <source>No answer came: nothing was sent.</source>
        <translation>没有回复：什么都没有发出。</translation>
    </message>
    <message>
        <source>No answer has come yet.</source>
        <translation>尚未收到回复。</translation>
    </message>
    <message>
        <source>No answer is kept of this message.</source>
        <translation>这条消息没有保留回复。</translation>
    </message>
    <message>
        <source>The answer had no text.</source>
        <translation>回复没有内容。</translation>
    </message>
    <message>
        <source>The text of this message is not kept, or cannot be read</source>
        <translation>这条消息的内容未保留或无法读取</translation>
    </message>
    <message>
        <source>The text of this message is not kept.</source>
        <translation>这条消息的内容未保留。</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>跟踪 ID</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>收到的回复</translation>
    </message>
    <message>
        <source>What went out</source>
        <translation>发出的内容</translation>
    </message>
    <message>
        <source>With the message's texts</source>
        <translation>包含消息内容</translation>
    </message>
    <message>
        <source>Without the message's texts</source>
        <translation>不含消息内容</translation>
    </message>
</context>
<context>
    <name>HistoryExportController</name>
    <message>
        <source>1 message was exported to {0}</source>
        <translation>已将 1 条消息导出到 {0}</translation>
    </message>
    <message>
        <source>Another export is still running. Wait until it ends, or cancel it.</source>
        <translation>另一次导出仍在进行。请等它结束，或取消它。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>导出历史记录</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Exporting… {0} of {1}</source>
        <translation>正在导出… {0}/{1}</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>The export was cancelled. No file was written.</source>
        <translation>导出已取消，没有写入文件。</translation>
    </message>
    <message>
        <source>messages.csv</source>
        <translation>消息.csv</translation>
    </message>
    <message>
        <source>{0} messages were exported to {1}</source>
        <translation>已将 {0} 条消息导出到 {1}</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Any account</source>
        <translation>任意账号</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>任意结果</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>所有时间</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>One day…</source>
        <translation>某一天…</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Search number, template, text or id</source>
        <translation>搜索号码、模板、正文或 ID</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>The day looked for</source>
        <translation>要查找的日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Unknown, to be dealt with</source>
        <translation>未知，待处理</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>HistoryHead</name>
    <message>
        <source>&amp;Delete history…</source>
        <translation>删除历史记录(&amp;D)…</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>更多命令</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Messages sent</source>
        <translation>已发送的消息</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>需要您判断</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Unknown: did not go out</source>
        <translation>未知：未发出</translation>
    </message>
    <message>
        <source>Unknown: went out</source>
        <translation>未知：已发出</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>1 message</source>
        <translation>1 条消息</translation>
    </message>
    <message>
        <source>No message matches. Change what is searched for, or the choice below it.</source>
        <translation>没有符合的消息。请更改搜索内容或其下方的选项。</translation>
    </message>
    <message>
        <source>{0} messages</source>
        <translation>{0} 条消息</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source> day</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>&amp;Delete history…</source>
        <translation>删除历史记录(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Keep texts and answers</source>
        <translation>保留正文和应答(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;for</source>
        <translation>保留(&amp;F)</translation>
    </message>
    <message>
        <source>After that only the time, the recipient, the template, the account and the outcome stay. A shorter time applies at once to what is older.</source>
        <translation>此后只保留时间、收件人、模板、账号和结果。缩短时间会立即对更早的记录生效。</translation>
    </message>
    <message>
        <source>Days for which texts and answers are kept</source>
        <translation>消息内容和回复的保留天数</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Keep texts and answers for a time</source>
        <translation>在一段时间内保留正文和应答</translation>
    </message>
    <message>
        <source>Of messages sent from now on only the time, the recipient, the template, the account and the outcome are kept: they cannot be used again. Older ones keep their texts until their time is over.</source>
        <translation>今后发送的消息只保留时间、收件人、模板、账号和结果，不能再次使用。更早的消息会把内容保留到期满为止。</translation>
    </message>
</context>
<context>
    <name>IdLabel</name>
    <message>
        <source>Copy {0}</source>
        <translation>复制{0}</translation>
    </message>
</context>
<context>
    <name>ImageCheckController</name>
    <message>
        <source>As seen from this computer</source>
        <translation>从这台电脑看到的</translation>
    </message>
    <message>
        <source>The image cannot be shown</source>
        <translation>无法显示该图片</translation>
    </message>
</context>
<context>
    <name>ImageLink</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Image lin&amp;k</source>
        <translation>图片链接(&amp;K)</translation>
    </message>
    <message>
        <source>Image link</source>
        <translation>图片链接</translation>
    </message>
    <message>
        <source>Look whether this computer can fetch the image</source>
        <translation>看看这台电脑能否取到该图片</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Messages found</source>
        <translation>找到的消息</translation>
    </message>
    <message>
        <source>What is found in it is shown here.</source>
        <translation>找到的内容会显示在这里。</translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import in Templates</source>
        <translation>在模板列表中导入</translation>
    </message>
    <message>
        <source>Switch to “{0}”</source>
        <translation>切换到“{0}”</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>撤销导入</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste a request body in JSON, the example of the document, a cURL line, a Postman collection, or templates; or drop a file here.</source>
        <translation>粘贴 JSON 请求正文、文档中的示例、cURL 命令、Postman 集合或模板，也可把文件拖到这里(&amp;P)</translation>
    </message>
    <message>
        <source>A text of {0} characters, too long to be shown</source>
        <translation>{0} 个字符的文本，太长，无法显示</translation>
    </message>
    <message>
        <source>From the file {0}</source>
        <translation>来自文件 {0}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Messages (*.json *.txt *.sh *.bat *.md *.har *.log);;All files (*)</source>
        <translation>消息 (*.json *.txt *.sh *.bat *.md *.har *.log);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Text to import</source>
        <translation>要导入的文本</translation>
    </message>
    <message>
        <source>This is what you copied last.</source>
        <translation>这是您最近复制的内容。</translation>
    </message>
</context>
<context>
    <name>ImportFacts</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A message to {0}</source>
        <translation>发给 {0} 的消息</translation>
    </message>
    <message>
        <source>A message without a recipient</source>
        <translation>没有收件人的消息</translation>
    </message>
    <message>
        <source>A template</source>
        <translation>一个模板</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>An account is named here, but there is no message to import.</source>
        <translation>这里只有账号，没有可导入的消息。</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>导入到</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No template in it can be read.</source>
        <translation>其中的模板都无法读取。</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>请检查</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>image header</source>
        <translation>图片页眉</translation>
    </message>
    <message>
        <source>none is named</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>not among your templates</source>
        <translation>不在您的模板中</translation>
    </message>
    <message>
        <source>text header</source>
        <translation>文本页眉</translation>
    </message>
    <message>
        <source>your list of templates</source>
        <translation>您的模板列表</translation>
    </message>
    <message>
        <source>{0} messages: choose one</source>
        <translation>{0} 条消息：请选择一条</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>还有 {0} 个</translation>
    </message>
    <message>
        <source>{0} stays selected: it is the account named here</source>
        <translation>仍选中 {0}：这里写的就是此账号</translation>
    </message>
    <message>
        <source>{0} templates</source>
        <translation>{0} 个模板</translation>
    </message>
</context>
<context>
    <name>JsonPreview</name>
    <message>
        <source>Request body as JSON</source>
        <translation>JSON 格式的请求正文</translation>
    </message>
</context>
<context>
    <name>KeyringWait</name>
    <message>
        <source>Waiting for the keyring: look for its question</source>
        <translation>正在等待密钥环：请查看它的提问窗口</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Type a name or a code, for example Spanish or es_MX</source>
        <translation>输入名称或代码，例如 Spanish 或 es_MX</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Language of a new message</source>
        <translation>新消息的语言</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>LanguageTags</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Afrikaans</source>
        <translation>南非荷兰语</translation>
    </message>
    <message>
        <source>Albanian</source>
        <translation>阿尔巴尼亚语</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>阿塞拜疆语</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>孟加拉语</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>保加利亚语</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>加泰罗尼亚语</translation>
    </message>
    <message>
        <source>Chinese (CHN)</source>
        <translation>中文（简体）</translation>
    </message>
    <message>
        <source>Chinese (HKG)</source>
        <translation>中文（香港繁体）</translation>
    </message>
    <message>
        <source>Chinese (TAI)</source>
        <translation>中文（台湾繁体）</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>克罗地亚语</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>捷克语</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>丹麦语</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>English (UK)</source>
        <translation>英语（英国）</translation>
    </message>
    <message>
        <source>English (US)</source>
        <translation>英语（美国）</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>爱沙尼亚语</translation>
    </message>
    <message>
        <source>Filipino</source>
        <translation>菲律宾语</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>芬兰语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希腊语</translation>
    </message>
    <message>
        <source>Gujarati</source>
        <translation>古吉拉特语</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>希伯来语</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地语</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>匈牙利语</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印度尼西亚语</translation>
    </message>
    <message>
        <source>Irish</source>
        <translation>爱尔兰语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Kannada</source>
        <translation>卡纳达语</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>哈萨克语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>老挝语</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>拉脱维亚语</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>立陶宛语</translation>
    </message>
    <message>
        <source>Macedonian</source>
        <translation>马其顿语</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>马来语</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>马拉地语</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>挪威语</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>波斯语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Portuguese (BR)</source>
        <translation>葡萄牙语（巴西）</translation>
    </message>
    <message>
        <source>Portuguese (POR)</source>
        <translation>葡萄牙语（葡萄牙）</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>旁遮普语</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>罗马尼亚语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>塞尔维亚语</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>斯洛伐克语</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>斯洛文尼亚语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Spanish (ARG)</source>
        <translation>西班牙语（阿根廷）</translation>
    </message>
    <message>
        <source>Spanish (MEX)</source>
        <translation>西班牙语（墨西哥）</translation>
    </message>
    <message>
        <source>Spanish (SPA)</source>
        <translation>西班牙语（西班牙）</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>斯瓦希里语</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>瑞典语</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>泰米尔语</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>泰卢固语</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>乌克兰语</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>乌尔都语</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>乌兹别克语</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>越南语</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>NXCloud WhatsApp messages</source>
        <translation>NXCloud WhatsApp 消息</translation>
    </message>
</context>
<context>
    <name>MessageBubble</name>
    <message>
        <source>Buttons: {0}</source>
        <translation>按钮：{0}</translation>
    </message>
    <message>
        <source>Header {0}</source>
        <translation>页眉 {0}</translation>
    </message>
    <message>
        <source>Image not checked yet</source>
        <translation>图片尚未检查</translation>
    </message>
    <message>
        <source>Message as the customer will see it</source>
        <translation>客户将看到的消息</translation>
    </message>
    <message>
        <source>No image link yet</source>
        <translation>还没有图片链接</translation>
    </message>
    <message>
        <source>Not filled in yet: {0}</source>
        <translation>尚未填写：{0}</translation>
    </message>
    <message>
        <source>Paste the template's text to see the message as the customer will.</source>
        <translation>粘贴模板原文，即可看到客户将看到的消息。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>… and {0} more characters</source>
        <translation>… 还有 {0} 个字符</translation>
    </message>
    <message>
        <source>… and {0} more variables</source>
        <translation>……另有 {0} 个变量</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>&amp;Cancel sending</source>
        <translation>取消发送(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Paste and import</source>
        <translation>粘贴并导入(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Rehearse an answer</source>
        <translation>演练回复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>Clear &amp;values</source>
        <translation>清空变量值(&amp;V)</translation>
    </message>
    <message>
        <source>Ne&amp;xt customer</source>
        <translation>下一位客户(&amp;X)</translation>
    </message>
    <message>
        <source>Save as te&amp;mplate…</source>
        <translation>另存为模板(&amp;M)…</translation>
    </message>
    <message>
        <source>Und&amp;o import</source>
        <translation>撤销导入(&amp;O)</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>1 batch is paused</source>
        <translation>有 1 个批次已暂停</translation>
    </message>
    <message>
        <source>1 message needs your decision</source>
        <translation>有 1 条消息需要您决定</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>{0} batches are paused</source>
        <translation>有 {0} 个批次已暂停</translation>
    </message>
    <message>
        <source>{0} messages need your decision</source>
        <translation>有 {0} 条消息需要您决定</translation>
    </message>
    <message>
        <source>{0} of {1} rows done</source>
        <translation>{1} 行中完成了 {0} 行</translation>
    </message>
</context>
<context>
    <name>NavigationItem</name>
    <message>
        <source>Current page</source>
        <translation>当前页面</translation>
    </message>
</context>
<context>
    <name>NetworkSection</name>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>As this computer is set up</source>
        <translation>按本机的设置</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>This computer finds its proxy by a script, which is not read here. Ask your administrator for the address.</source>
        <translation>本机通过脚本确定代理，而此处不读取脚本。请向管理员询问代理地址。</translation>
    </message>
    <message>
        <source>Type the address with its port and without a password: http://proxy.example.com:8080.</source>
        <translation>请输入带端口、不含密码的地址：http://proxy.example.com:8080。</translation>
    </message>
</context>
<context>
    <name>NeverSendDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>1 number was exported.</source>
        <translation>已导出 1 个号码。</translation>
    </message>
    <message>
        <source>Before a message to one of these numbers you are asked; a batch leaves them out.</source>
        <translation>向其中某个号码发送消息前会先询问您；批次会跳过它们。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Export numbers</source>
        <translation>导出号码</translation>
    </message>
    <message>
        <source>Import numbers</source>
        <translation>导入号码</translation>
    </message>
    <message>
        <source>Never send to</source>
        <translation>从不发送</translation>
    </message>
    <message>
        <source>No phone number stands in this file: choose another one.</source>
        <translation>此文件中没有电话号码：请选择其他文件。</translation>
    </message>
    <message>
        <source>Not on the list: {0} more that look like numbers without their country code.</source>
        <translation>另有 {0} 个看似缺少国家代码的号码，未列入名单。</translation>
    </message>
    <message>
        <source>Number with country code</source>
        <translation>含国家代码的号码</translation>
    </message>
    <message>
        <source>Numbers that nobody writes to</source>
        <translation>不向其发送消息的号码</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Tables and texts (*.csv *.tsv *.txt *.xlsx *.xls *.ods);;All files (*)</source>
        <translation>表格和文本 (*.csv *.tsv *.txt *.xlsx *.xls *.ods);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The number was added.</source>
        <translation>号码已添加。</translation>
    </message>
    <message>
        <source>The number was on the list already.</source>
        <translation>该号码已在名单中。</translation>
    </message>
    <message>
        <source>This is no phone number: type it with its country code.</source>
        <translation>这不是电话号码：请连同国家代码一起输入。</translation>
    </message>
    <message>
        <source>{0} numbers were added, {1} were on the list already.</source>
        <translation>已添加 {0} 个号码，{1} 个已在名单中。</translation>
    </message>
    <message>
        <source>{0} numbers were exported.</source>
        <translation>已导出 {0} 个号码。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>NoticeController</name>
    <message>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>How the last message ended could not be written to the history yet; it is tried again. {0}</source>
        <translation>上一条消息的结果尚未能写入历史记录；程序会再次尝试。{0}</translation>
    </message>
    <message>
        <source>The data file was damaged and is set aside. There was no copy of it: add your accounts anew.</source>
        <translation>数据文件已损坏，现已另存。它没有备份：请重新添加账号。</translation>
    </message>
    <message>
        <source>The data file was damaged and is set aside; its copy of {0} took its place. What was sent since then is not in the history, and there is no warning before it is sent again.</source>
        <translation>数据文件已损坏，现已另存，并换上了 {0} 的备份。此后发送的消息不在历史记录中，再次发送时不会有提醒。</translation>
    </message>
    <message>
        <source>What you type is not being saved, and nothing can be sent. {0}</source>
        <translation>您输入的内容未能保存，也无法发送任何消息。{0}</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Notice {0} of {1}, show the next</source>
        <translation>第 {0} 条通知，共 {1} 条，显示下一条</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Show the next notice</source>
        <translation>显示下一条通知</translation>
    </message>
    <message>
        <source>Show the old file</source>
        <translation>显示旧文件</translation>
    </message>
    <message>
        <source>This program was updated or removed. Close it and start it again; what you typed is kept.</source>
        <translation>本程序已更新或已被移除。请将其关闭后重新启动；输入的内容会保留。</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>OutcomeCard</name>
    <message>
        <source>&amp;Take that back</source>
        <translation>取消标记(&amp;T)</translation>
    </message>
    <message>
        <source>It &amp;went out</source>
        <translation>已发出(&amp;W)</translation>
    </message>
    <message>
        <source>It did &amp;not</source>
        <translation>没有发出(&amp;N)</translation>
    </message>
    <message>
        <source>No answer came. You marked it as gone out ({0}).</source>
        <translation>没有收到回应。您已将其标记为已发出（{0}）。</translation>
    </message>
    <message>
        <source>No answer came. You marked it as not gone out ({0}): it is safe to send again.</source>
        <translation>没有收到回应。您已将其标记为未发出（{0}）：可以放心再次发送。</translation>
    </message>
</context>
<context>
    <name>OutcomeFilter</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Rows by outcome</source>
        <translation>按结果筛选行</translation>
    </message>
</context>
<context>
    <name>PaceBox</name>
    <message>
        <source> per second</source>
        <translation> 条/秒</translation>
    </message>
    <message>
        <source>From 0.2 to 10. NXCloud may ask for a slower pace; the batch then waits.</source>
        <translation>从 0.2 到 10。NXCloud 可能要求放慢速度，这时批次会等待。</translation>
    </message>
    <message>
        <source>Messages per second</source>
        <translation>每秒消息数</translation>
    </message>
</context>
<context>
    <name>ParameterRow</name>
    <message>
        <source>Body variable {0}</source>
        <translation>正文变量 {0}</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一行</translation>
    </message>
    <message>
        <source>Header variable {0}</source>
        <translation>页眉变量 {0}</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move or duplicate variable {0}</source>
        <translation>移动或复制变量 {0}</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove variable {0}</source>
        <translation>移除变量 {0}</translation>
    </message>
    <message>
        <source>e.g. {0}</source>
        <translation>例如 {0}</translation>
    </message>
    <message>
        <source>used twice</source>
        <translation>出现两次</translation>
    </message>
    <message>
        <source>used {0} times</source>
        <translation>出现 {0} 次</translation>
    </message>
</context>
<context>
    <name>ParameterRows</name>
    <message>
        <source>Add variable</source>
        <translation>添加变量</translation>
    </message>
</context>
<context>
    <name>PauseCard</name>
    <message>
        <source>Continue with {0} of {1}</source>
        <translation>继续发送 {1} 行中的 {0} 行</translation>
    </message>
    <message>
        <source>Nothing is sent until you continue.</source>
        <translation>在您继续之前不会发送任何内容。</translation>
    </message>
</context>
<context>
    <name>PausedBatches</name>
    <message>
        <source>Pasted cells</source>
        <translation>粘贴的单元格</translation>
    </message>
    <message>
        <source>Show the batch</source>
        <translation>显示该批次</translation>
    </message>
    <message>
        <source>The program ended while the batch “{0}” was sent. Nothing is sent until you continue it.</source>
        <translation>程序在发送批次“{0}”时结束。在您选择继续之前不会发送任何内容。</translation>
    </message>
</context>
<context>
    <name>PreviewTabs</name>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>Copy the body exactly as it goes out</source>
        <translation>原样复制将要发出的请求正文</translation>
    </message>
    <message>
        <source>Copy the message's text</source>
        <translation>复制消息文本</translation>
    </message>
    <message>
        <source>Copy the request as a command line, without its signature</source>
        <translation>将请求复制为命令行，不含签名</translation>
    </message>
    <message>
        <source>Messa&amp;ge</source>
        <translation>消息(&amp;G)</translation>
    </message>
    <message>
        <source>More ways to copy the request</source>
        <translation>复制请求的其他方式</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation>请求(&amp;Q)</translation>
    </message>
    <message>
        <source>This wording is the one of {0}. What goes out in {1} may read otherwise.</source>
        <translation>这段文字是 {0} 版本的。以 {1} 发出的内容可能不同。</translation>
    </message>
    <message>
        <source>no language</source>
        <translation>未选语言</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy the path</source>
        <translation>复制路径(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Go back</source>
        <translation>返回(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Use anyway</source>
        <translation>仍要使用(&amp;U)</translation>
    </message>
    <message>
        <source>Copy the signature?</source>
        <translation>要复制签名吗？</translation>
    </message>
    <message>
        <source>Copy with the &amp;signature</source>
        <translation>连同签名一起复制(&amp;S)</translation>
    </message>
    <message>
        <source>Copy with&amp;out it</source>
        <translation>复制但不含签名(&amp;O)</translation>
    </message>
    <message>
        <source>Delete account?</source>
        <translation>删除账号？</translation>
    </message>
    <message>
        <source>Delete the account “{0}”?</source>
        <translation>要删除账号“{0}”吗？</translation>
    </message>
    <message>
        <source>Give it only to people who may know the secret. NXCloud accepts the signature for 60 seconds.</source>
        <translation>请只交给可以知道私有密钥的人。NXCloud 在 60 秒内接受该签名。</translation>
    </message>
    <message>
        <source>If you replace it, what it was is gone.</source>
        <translation>替换后，原来的内容将丢失。</translation>
    </message>
    <message>
        <source>Its secret is removed from the keyring. What was sent by it stays in the history.</source>
        <translation>它的私有密钥会从密钥环中移除。用它发送过的消息仍留在历史记录中。</translation>
    </message>
    <message>
        <source>NXCloud will probably reject a message made from it.</source>
        <translation>NXCloud 很可能会拒绝用它编写的消息。</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Replace template?</source>
        <translation>替换模板？</translation>
    </message>
    <message>
        <source>There is a template “{0}” already.</source>
        <translation>已经有名为“{0}”的模板。</translation>
    </message>
    <message>
        <source>Use it anyway?</source>
        <translation>仍要使用它吗？</translation>
    </message>
    <message>
        <source>Whoever gets this line can try secrets on its signature, offline and for ever.</source>
        <translation>任何拿到这条命令行的人，都可以离线、无限期地用其中的签名试探私有密钥。</translation>
    </message>
</context>
<context>
    <name>ReadingOptions</name>
    <message>
        <source>Choose the encoding</source>
        <translation>选择编码</translation>
    </message>
    <message>
        <source>Columns separated by</source>
        <translation>列分隔符</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>First row holds the names</source>
        <translation>首行为列名</translation>
    </message>
    <message>
        <source>Only in text files</source>
        <translation>仅用于文本文件</translation>
    </message>
    <message>
        <source>Only in workbooks</source>
        <translation>仅用于工作簿</translation>
    </message>
    <message>
        <source>Others: some characters cannot be read</source>
        <translation>其他：部分字符无法读取</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>自动识别</translation>
    </message>
</context>
<context>
    <name>ReadyState</name>
    <message>
        <source>An earlier message is undecided</source>
        <translation>之前有一条消息尚未确认结果</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>请选择语言</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>请选择模板</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Fill in the variables</source>
        <translation>请填写变量</translation>
    </message>
    <message>
        <source>Nothing to fix</source>
        <translation>没有需要修正的内容</translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>可以发送</translation>
    </message>
    <message>
        <source>Type the customer's number</source>
        <translation>请输入客户的号码</translation>
    </message>
    <message>
        <source>Type the image's link</source>
        <translation>请输入图片链接</translation>
    </message>
</context>
<context>
    <name>RecipientField</name>
    <message>
        <source>Ends in {0}: answers “{1}”</source>
        <translation>以 {0} 结尾：回答“{1}”</translation>
    </message>
    <message>
        <source>No country code. Did you mean</source>
        <translation>没有国家代码。您是指</translation>
    </message>
    <message>
        <source>Number with country code, for example 86 136 …</source>
        <translation>带国家代码的号码，例如 86 136 …</translation>
    </message>
    <message>
        <source>Rehearse another answer</source>
        <translation>演练其他回答</translation>
    </message>
    <message>
        <source>To: recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>will be sent as {0}</source>
        <translation>将以 {0} 发送</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
</context>
<context>
    <name>RehearsalMenu</name>
    <message>
        <source>…{0}  {1}</source>
        <translation>…{0}  {1}</translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{0} h ago</source>
        <translation>{0} 小时前</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>{0} 分钟前</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} 毫秒</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
</context>
<context>
    <name>RequestCopyController</name>
    <message>
        <source>&amp;With the signature</source>
        <translation>含签名(&amp;W)</translation>
    </message>
    <message>
        <source>Asking the keyring for the secret…</source>
        <translation>正在向密钥环索取私有密钥…</translation>
    </message>
    <message>
        <source>Copied without the signature.</source>
        <translation>已复制，不含签名。</translation>
    </message>
    <message>
        <source>Copied. The signature in it is valid for 60 seconds.</source>
        <translation>已复制。其中的签名在 60 秒内有效。</translation>
    </message>
    <message>
        <source>For &amp;PowerShell</source>
        <translation>用于 PowerShell(&amp;P)</translation>
    </message>
    <message>
        <source>For a &amp;shell of Linux or macOS</source>
        <translation>用于 Linux 或 macOS 的 Shell(&amp;S)</translation>
    </message>
    <message>
        <source>For the Windows &amp;Command Prompt</source>
        <translation>用于 Windows 命令提示符(&amp;C)</translation>
    </message>
    <message>
        <source>The request could not be copied: mend the problems first.</source>
        <translation>无法复制请求：请先解决问题。</translation>
    </message>
    <message>
        <source>The request could not be signed: try again.</source>
        <translation>无法为请求签名：请重试。</translation>
    </message>
    <message>
        <source>The request is too long for the Command Prompt: copy it for PowerShell.</source>
        <translation>该请求对命令提示符来说过长：请复制用于 PowerShell 的版本。</translation>
    </message>
</context>
<context>
    <name>RequestPreview</name>
    <message>
        <source>Choose an account to see the request.</source>
        <translation>选择账号后即可查看请求。</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>String that is signed</source>
        <translation>待签名字符串</translation>
    </message>
    <message>
        <source>computed when you press Send</source>
        <translation>按下“发送”时计算</translation>
    </message>
    <message>
        <source>taken when you press Send</source>
        <translation>按下“发送”时获取</translation>
    </message>
</context>
<context>
    <name>ResultButtons</name>
    <message>
        <source>Back to the message</source>
        <translation>返回消息</translation>
    </message>
    <message>
        <source>Copy for a ticket</source>
        <translation>复制为支持工单</translation>
    </message>
    <message>
        <source>Edit account</source>
        <translation>编辑账号</translation>
    </message>
    <message>
        <source>Go to language</source>
        <translation>转到语言</translation>
    </message>
    <message>
        <source>Go to recipient</source>
        <translation>转到收件人</translation>
    </message>
    <message>
        <source>Go to template</source>
        <translation>转到模板</translation>
    </message>
    <message>
        <source>How to check</source>
        <translation>如何确认</translation>
    </message>
    <message>
        <source>It did not</source>
        <translation>没有发出</translation>
    </message>
    <message>
        <source>It went out</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Send again with the right time</source>
        <translation>以正确时间重新发送</translation>
    </message>
    <message>
        <source>Show in the history</source>
        <translation>在历史记录中显示</translation>
    </message>
    <message>
        <source>Update templates</source>
        <translation>更新模板</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>消息 ID</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>跟踪 ID</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
</context>
<context>
    <name>RowName</name>
    <message>
        <source>Variable {0}</source>
        <translation>变量 {0}</translation>
    </message>
</context>
<context>
    <name>RowPreview</name>
    <message>
        <source>Choose a template to see the message of each row.</source>
        <translation>选择模板后即可查看每一行的消息。</translation>
    </message>
    <message>
        <source>Image: {0}</source>
        <translation>图片：{0}</translation>
    </message>
    <message>
        <source>Message of the row</source>
        <translation>该行的消息</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>No phone number</source>
        <translation>没有电话号码</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Row {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>To {0}</source>
        <translation>发送至 {0}</translation>
    </message>
    <message>
        <source>{0} is not known in the language “{1}”.</source>
        <translation>{0} 没有语言“{1}”的版本。</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Answer</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>RunHead</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>SaveTemplateDialog</name>
    <message>
        <source>&amp;Save as new</source>
        <translation>另存为新模板(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Update</source>
        <translation>更新(&amp;U)</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>另存为模板</translation>
    </message>
    <message>
        <source>Title. The recipient and the values are not kept.</source>
        <translation>标题。收件人和参数值不会保存。</translation>
    </message>
    <message>
        <source>Update “{0}”, which the message came from, or save a new template.</source>
        <translation>更新消息所用的“{0}”，或另存为新模板。</translation>
    </message>
</context>
<context>
    <name>ScreenReaderAnnouncer</name>
    <message>
        <source>The message you were writing is back.</source>
        <translation>您之前正在写的消息已恢复。</translation>
    </message>
</context>
<context>
    <name>SecretEdit</name>
    <message>
        <source>Keep the secret &amp;for this session only</source>
        <translation>私有密钥仅在本次会话中保留(&amp;F)</translation>
    </message>
    <message>
        <source>Remove the blanks around it</source>
        <translation>去掉首尾的空格</translation>
    </message>
</context>
<context>
    <name>SecretLine</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>SendBatchQuestion</name>
    <message>
        <source>&amp;Do not send</source>
        <translation>不发送(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Practise on {0}</source>
        <translation>练习发送给 {0}(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Send to {0}</source>
        <translation>发送给 {0}(&amp;S)</translation>
    </message>
    <message>
        <source>From {0} ({1}).</source>
        <translation>发送账户：{0}（{1}）。</translation>
    </message>
    <message>
        <source>One after the other, {0}: {1}.</source>
        <translation>逐条发送，{0}：{1}。</translation>
    </message>
    <message>
        <source>Practise on {0}?</source>
        <translation>练习发送给 {0}？</translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer.</source>
        <translation>沙盒：任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Send to {0}?</source>
        <translation>发送给 {0}？</translation>
    </message>
    <message>
        <source>Template {0} in {1}.</source>
        <translation>模板 {0}，语言 {1}。</translation>
    </message>
    <message>
        <source>The first one goes to {0}:</source>
        <translation>第一条发送给 {0}：</translation>
    </message>
</context>
<context>
    <name>SendButton</name>
    <message>
        <source>Choose an account first</source>
        <translation>请先选择账号</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Practise on {0}</source>
        <translation>练习发送至 {0}</translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer</source>
        <translation>沙盒：内容不会离开本机</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send to {0}</source>
        <translation>发送至 {0}</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>发件账号：{0}</translation>
    </message>
</context>
<context>
    <name>SendQuestion</name>
    <message>
        <source>&amp;Do not send</source>
        <translation>不发送(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Send a second time</source>
        <translation>再发一次(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Send anyway</source>
        <translation>仍然发送(&amp;S)</translation>
    </message>
    <message>
        <source>Send anyway?</source>
        <translation>仍然发送？</translation>
    </message>
    <message>
        <source>Send before you know about the last one?</source>
        <translation>上一条的结果未知，仍要发送？</translation>
    </message>
    <message>
        <source>Send the same message again?</source>
        <translation>再次发送同一条消息？</translation>
    </message>
    <message>
        <source>Show it in the &amp;history</source>
        <translation>在历史记录中显示(&amp;H)</translation>
    </message>
    <message>
        <source>WhatsApp may refuse this message later.</source>
        <translation>WhatsApp 之后可能会拒绝这条消息。</translation>
    </message>
    <message>
        <source>You are about to send:</source>
        <translation>您即将发送：</translation>
    </message>
    <message>
        <source>… and {0} more.</source>
        <translation>…还有 {0} 个。</translation>
    </message>
</context>
<context>
    <name>SendStep</name>
    <message>
        <source>Another batch runs. Wait until it has ended, or pause it.</source>
        <translation>另一个批次正在运行。请等它结束，或将其暂停。</translation>
    </message>
    <message>
        <source>Another window sends this batch, or it has ended.</source>
        <translation>另一个窗口正在发送这个批次，或者它已经结束。</translation>
    </message>
    <message>
        <source>Its account is no longer there, so this batch cannot go on.</source>
        <translation>它的账户已不存在，因此这个批次无法继续。</translation>
    </message>
    <message>
        <source>NXCloud asks for a slower pace: going on in {0}.</source>
        <translation>NXCloud 要求放慢速度：{0} 后继续。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused: nothing is sent from {0} by this batch.</source>
        <translation>已暂停：这个批次不会从 {0} 发送任何内容。</translation>
    </message>
    <message>
        <source>Pausing after the row that is on its way…</source>
        <translation>当前这一行发送完后暂停…</translation>
    </message>
    <message>
        <source>Practising in the sandbox: nothing leaves this computer.</source>
        <translation>正在沙盒中练习：任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Sending from {0}. You may go on composing meanwhile; closing the window asks first.</source>
        <translation>正在从 {0} 发送。其间您可以继续编写消息；关闭窗口前会先询问。</translation>
    </message>
    <message>
        <source>This batch practises: choose the sandbox to go on with it.</source>
        <translation>这是练习批次：请选择沙盒以继续。</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>SendingSection</name>
    <message>
        <source>&amp;Account at the start</source>
        <translation>启动时的账号(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Update NXCloud's templates by themselves</source>
        <translation>自动更新 NXCloud 的模板(&amp;U)</translation>
    </message>
    <message>
        <source>1 number: edit the list</source>
        <translation>1 个号码：编辑名单</translation>
    </message>
    <message>
        <source>Language of a &amp;new message</source>
        <translation>新消息的语言(&amp;N)</translation>
    </message>
    <message>
        <source>Ne&amp;ver send to</source>
        <translation>从不发送(&amp;V)</translation>
    </message>
    <message>
        <source>No numbers: edit the list</source>
        <translation>没有号码：编辑名单</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>The one used last</source>
        <translation>上次使用的账号</translation>
    </message>
    <message>
        <source>{0} numbers: edit the list</source>
        <translation>{0} 个号码：编辑名单</translation>
    </message>
</context>
<context>
    <name>SendingState</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Sending to {0}</source>
        <translation>正在发送至 {0}</translation>
    </message>
    <message>
        <source>Waiting for the keyring: look for its question</source>
        <translation>正在等待密钥环：请查看它的提问窗口</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} · from {1}</source>
        <translation>{0} · 发件账号：{1}</translation>
    </message>
</context>
<context>
    <name>SentMessage</name>
    <message>
        <source>Accepted by NXCloud {0}</source>
        <translation>已被 NXCloud 接受 {0}</translation>
    </message>
    <message>
        <source>Accepted by the sandbox {0}</source>
        <translation>沙盒已接受 {0}</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Did not go out, as you found</source>
        <translation>经您查明，未发出</translation>
    </message>
    <message>
        <source>Image: {0}</source>
        <translation>图片：{0}</translation>
    </message>
    <message>
        <source>May have gone out {0}</source>
        <translation>可能已发出 {0}</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Rejected by NXCloud {0}</source>
        <translation>被 NXCloud 拒绝 {0}</translation>
    </message>
    <message>
        <source>The text of this message is not kept.</source>
        <translation>这条消息的内容未保留。</translation>
    </message>
    <message>
        <source>Went out, as you found</source>
        <translation>经您查明，已发出</translation>
    </message>
</context>
<context>
    <name>SentRows</name>
    <message>
        <source>Any value of the row, or its number</source>
        <translation>行中的任意值，或其号码</translation>
    </message>
    <message>
        <source>Rows of the batch</source>
        <translation>批次的行</translation>
    </message>
    <message>
        <source>Search rows</source>
        <translation>搜索行</translation>
    </message>
    <message>
        <source>These rows were sent from {0}: leave the sandbox to see them.</source>
        <translation>这些行是从 {0} 发送的：离开沙盒即可查看。</translation>
    </message>
    <message>
        <source>These rows were sent in the sandbox: choose it to see them.</source>
        <translation>这些行是在沙盒中发送的：选择沙盒即可查看。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>1 template could not be read:</source>
        <translation>有 1 个模板无法读取：</translation>
    </message>
    <message>
        <source>1 template was imported.</source>
        <translation>已导入 1 个模板。</translation>
    </message>
    <message>
        <source>1 was here already.</source>
        <translation>有 1 个原本就有。</translation>
    </message>
    <message>
        <source>1 was left out:</source>
        <translation>有 1 个未读取：</translation>
    </message>
    <message>
        <source>A backslash in “{0}” means nothing in JSON and was kept: check it.</source>
        <translation>“{0}”中的反斜杠在 JSON 中没有意义，已保留：请检查。</translation>
    </message>
    <message>
        <source>A blank row was left out.</source>
        <translation>已略去一个空行。</translation>
    </message>
    <message>
        <source>A cell in row {0} has more than {1} characters: shorten it in the file.</source>
        <translation>第 {0} 行有一个单元格超过 {1} 个字符：请在文件中缩短。</translation>
    </message>
    <message>
        <source>A cell of this row may hold other rows: look for a missing quotation mark.</source>
        <translation>此行的一个单元格可能包含了其他行：请检查是否缺少引号。</translation>
    </message>
    <message>
        <source>A character cannot be read: choose another encoding, or mend it in the file.</source>
        <translation>有一个字符无法读取：请选择其他编码，或在文件中更正。</translation>
    </message>
    <message>
        <source>A field needs a check</source>
        <translation>有一处需要检查</translation>
    </message>
    <message>
        <source>A file cannot have this name: choose another one.</source>
        <translation>文件不能使用此名称：请另选一个。</translation>
    </message>
    <message>
        <source>A message to {0} at {1} may have gone out: its outcome is unknown.</source>
        <translation>{1} 发给 {0} 的一条消息可能已发出：结果未知。</translation>
    </message>
    <message>
        <source>A phone number in the request is not valid, most likely the recipient's.</source>
        <translation>请求中有一个电话号码无效，很可能是收件人的号码。</translation>
    </message>
    <message>
        <source>A row is hidden in the spreadsheet; it is in the list too.</source>
        <translation>电子表格中有一行被隐藏；它也在列表中。</translation>
    </message>
    <message>
        <source>A text header takes one variable: remove the others.</source>
        <translation>文本页眉只能有一个变量：请移除其余变量。</translation>
    </message>
    <message>
        <source>A value was not accepted</source>
        <translation>有一个值未被接受</translation>
    </message>
    <message>
        <source>A “.0” behind the number was taken away.</source>
        <translation>已去掉号码后面的“.0”。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Accepted by NXCloud</source>
        <translation>NXCloud 已接受</translation>
    </message>
    <message>
        <source>Accepted by the sandbox</source>
        <translation>沙盒已接受</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>All other rows are done. What is left is for {0}, which NXCloud refused.</source>
        <translation>其他行已完成。剩下的是 NXCloud 拒绝的 {0}。</translation>
    </message>
    <message>
        <source>Another account has this name already: choose another name.</source>
        <translation>已有账号使用这个名称：请换一个名称。</translation>
    </message>
    <message>
        <source>Another column has the same name.</source>
        <translation>另一列有相同的名称。</translation>
    </message>
    <message>
        <source>Another data file was put in the place of the one in use: choose at the top of the window how to go on.</source>
        <translation>正在使用的数据文件被换成了另一个数据文件：请在窗口上方选择如何继续。</translation>
    </message>
    <message>
        <source>Another program has the file open: close it there and try again.</source>
        <translation>另一个程序正在使用该文件：请在那里关闭后重试。</translation>
    </message>
    <message>
        <source>Another program holds the data file: close it and try again.</source>
        <translation>数据文件被另一个程序占用：请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>Another program holds the data file: close it, then send again.</source>
        <translation>数据文件被另一个程序占用：请关闭该程序，然后再次发送。</translation>
    </message>
    <message>
        <source>Another window sends this batch, or it was stopped meanwhile.</source>
        <translation>另一个窗口正在发送此批次，或者它已被停止。</translation>
    </message>
    <message>
        <source>Appkey</source>
        <translation>Appkey</translation>
    </message>
    <message>
        <source>Appkey missing</source>
        <translation>缺少 appkey</translation>
    </message>
    <message>
        <source>Application not available</source>
        <translation>应用不可用</translation>
    </message>
    <message>
        <source>Ask NXCloud's technical support to finish setting up the business phone, and name this code and the trace id.</source>
        <translation>请联系 NXCloud 技术支持完成业务号码的设置，并提供此代码和跟踪 ID。</translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send again.</source>
        <translation>再次发送前，请先询问客户，或在 NXCloud 控制台中查询这条消息。</translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send it again.</source>
        <translation>再次发送前，请先询问客户，或在 NXCloud 控制台中查询这条消息。</translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send it again. Copy the details for your administrator.</source>
        <translation>再次发送前，请先询问客户，或在 NXCloud 控制台中查询这条消息。请为管理员复制详细信息。</translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send it again. If it goes on, ask your administrator to check the account's endpoint.</source>
        <translation>再次发送前，请先询问客户，或在 NXCloud 控制台中查询这条消息。如果一直如此，请让管理员检查账号的接口地址。</translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send it again. NXCloud's technical support can tell which is true.</source>
        <translation>再次发送前，请先询问客户，或在 NXCloud 控制台中查询这条消息。NXCloud 技术支持可以判断哪个说法正确。</translation>
    </message>
    <message>
        <source>Ask your administrator for the proxy's address, put it into the settings, then send again.</source>
        <translation>请向管理员询问代理地址，填入设置后重新发送。</translation>
    </message>
    <message>
        <source>Ask your administrator to check that business phone and appkey belong together, or to link them at NXCloud.</source>
        <translation>请让管理员检查业务号码与 Appkey 是否对应，或在 NXCloud 将它们关联。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the access key, and to ask NXCloud whether WhatsApp is switched on for the account.</source>
        <translation>请让管理员检查访问密钥，并向 NXCloud 确认该账号是否已开通 WhatsApp。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the access key, and whether NXCloud allows this network.</source>
        <translation>请让管理员检查访问密钥，以及 NXCloud 是否允许此网络访问。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's access key and endpoint, and whether a proxy removes headers on the way.</source>
        <translation>请让管理员检查账号的访问密钥和接口地址，以及途中是否有代理删除了请求头。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's access key and secret.</source>
        <translation>请让管理员检查账号的访问密钥和私有密钥。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's access key, secret and signature algorithm.</source>
        <translation>请让管理员检查账号的访问密钥、私有密钥和签名算法。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's endpoint. If it is right, ask NXCloud's technical support.</source>
        <translation>请让管理员检查账号的接口地址。如果无误，请联系 NXCloud 技术支持。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's endpoint. The message goes to no other address on its own.</source>
        <translation>请让管理员检查账号的接口地址。消息不会自行发往其他地址。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's endpoint: the URL's path is probably wrong.</source>
        <translation>请让管理员检查账号的接口地址：URL 的路径可能有误。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the appkey and the endpoint in the account's settings.</source>
        <translation>请让管理员检查账号设置中的 Appkey 和接口地址。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the appkey in the account's settings, and the application's state at NXCloud.</source>
        <translation>请让管理员检查账号设置中的 Appkey，以及该应用在 NXCloud 的状态。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the business phone and the endpoint in the account's settings.</source>
        <translation>请让管理员检查账号设置中的业务号码和接口地址。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the business phone in the account's settings.</source>
        <translation>请让管理员检查账号设置中的业务号码。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the endpoint in the account's settings. If it is right, NXCloud's technical support can look the request up by its trace id.</source>
        <translation>请让管理员检查账号设置中的接口地址。如果无误，NXCloud 技术支持可以凭跟踪 ID 查询此请求。</translation>
    </message>
    <message>
        <source>Ask your administrator to check the tenant id and the endpoint in the account's settings.</source>
        <translation>请让管理员检查账号设置中的租户 ID 和接口地址。</translation>
    </message>
    <message>
        <source>Ask your administrator to check this computer's proxy settings, then send again.</source>
        <translation>请让管理员检查这台电脑的代理设置，然后再次发送。</translation>
    </message>
    <message>
        <source>Ask your administrator to check this computer's proxy settings.</source>
        <translation>请让管理员检查这台电脑的代理设置。</translation>
    </message>
    <message>
        <source>Ask your administrator to compare the business phone in the account's settings with the numbers registered at NXCloud.</source>
        <translation>请让管理员核对账号设置中的业务号码与在 NXCloud 注册的号码是否一致。</translation>
    </message>
    <message>
        <source>Ask your administrator to enter the secret again, and to check the access key and the signature algorithm.</source>
        <translation>请让管理员重新输入私有密钥，并检查访问密钥和签名算法。</translation>
    </message>
    <message>
        <source>Ask your administrator to top up the account at NXCloud, then send the message again.</source>
        <translation>请让管理员在 NXCloud 为账号充值，然后再次发送这条消息。</translation>
    </message>
    <message>
        <source>Business phone</source>
        <translation>业务号码</translation>
    </message>
    <message>
        <source>Business phone error</source>
        <translation>商业号码有误</translation>
    </message>
    <message>
        <source>Business phone missing</source>
        <translation>缺少商业号码</translation>
    </message>
    <message>
        <source>Business phone not set up</source>
        <translation>商业号码尚未开通</translation>
    </message>
    <message>
        <source>Check that the disk has room and can be written to, then send again.</source>
        <translation>请检查磁盘是否有空间、是否可写，然后再次发送。</translation>
    </message>
    <message>
        <source>Check the account's details and the message's texts, then send again.</source>
        <translation>请检查账号信息和消息内容，然后再次发送。</translation>
    </message>
    <message>
        <source>Check the date, time and time zone of this computer, then send the message again.</source>
        <translation>请检查这台电脑的日期、时间和时区，然后再次发送这条消息。</translation>
    </message>
    <message>
        <source>Check the network connection and the account's endpoint, then send again.</source>
        <translation>请检查网络连接和账号的接口地址，然后再次发送。</translation>
    </message>
    <message>
        <source>Check the network connection, then send again.</source>
        <translation>请检查网络连接，然后再次发送。</translation>
    </message>
    <message>
        <source>Check the number with the customer. If it is right, reach them another way, such as by phone or email.</source>
        <translation>请与客户核对号码。如果无误，请改用电话或电子邮件等方式联系客户。</translation>
    </message>
    <message>
        <source>Check the number's country code. If it is right, your administrator can ask NXCloud to add a price for this country.</source>
        <translation>请检查号码的国家/地区代码。如果无误，管理员可以请 NXCloud 为该国家/地区添加价格。</translation>
    </message>
    <message>
        <source>Check the number, the template name and the language. If they are right, ask your administrator to check the account's endpoint and tenant id.</source>
        <translation>请检查号码、模板名称和语言。如果无误，请让管理员检查账号的接口地址和租户 ID。</translation>
    </message>
    <message>
        <source>Check the recipient's number and its country code with the customer, correct it, and send the message again.</source>
        <translation>请与客户核对收件人的号码和国家/地区代码，更正后再次发送这条消息。</translation>
    </message>
    <message>
        <source>Check the template name and the language. If they are right, ask your administrator to look at the template's state.</source>
        <translation>请检查模板名称和语言。如果无误，请让管理员查看模板的状态。</translation>
    </message>
    <message>
        <source>Check the template name letter by letter, and that the right account is chosen. If both are right, ask your administrator whether the template still exists.</source>
        <translation>请逐字核对模板名称，并确认选对了账号。如果都无误，请询问管理员该模板是否还存在。</translation>
    </message>
    <message>
        <source>Check this computer's date and time, then send again. If they are right, show this to your administrator.</source>
        <translation>请检查这台电脑的日期和时间，然后再次发送。如果无误，请把这里的内容给管理员看。</translation>
    </message>
    <message>
        <source>Choose a language that the template has, or ask your administrator to add this one to the template.</source>
        <translation>请选择该模板已有的语言，或让管理员为模板添加此语言。</translation>
    </message>
    <message>
        <source>Choose a region, or type a URL that begins with https://.</source>
        <translation>请选择区域，或输入以 https:// 开头的 URL。</translation>
    </message>
    <message>
        <source>Choose at the top of the window how to go on, or put the file back. Then send again.</source>
        <translation>请在窗口上方选择如何继续，或将文件放回原处，然后再次发送。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Could not be used: {0}.</source>
        <translation>未能使用：{0}。</translation>
    </message>
    <message>
        <source>Deleted from the history</source>
        <translation>已从历史记录中删除</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>Fill in the template name and choose a language, then send the message again.</source>
        <translation>请填写模板名称并选择语言，然后再次发送这条消息。</translation>
    </message>
    <message>
        <source>Give the account a URL that begins with https://, or a region, then send again.</source>
        <translation>请为账号设置以 https:// 开头的 URL 或选择区域，然后重新发送。</translation>
    </message>
    <message>
        <source>HTTP 502 with an HTML page</source>
        <translation>返回 HTML 页面的 HTTP 502</translation>
    </message>
    <message>
        <source>Header does not fit the template</source>
        <translation>页眉与模板不符</translation>
    </message>
    <message>
        <source>Header has more than one variable</source>
        <translation>页眉的变量多于一个</translation>
    </message>
    <message>
        <source>Header image is missing</source>
        <translation>缺少页眉图片</translation>
    </message>
    <message>
        <source>Header value is missing</source>
        <translation>缺少页眉的值</translation>
    </message>
    <message>
        <source>Header variable {0} begins or ends with a space</source>
        <translation>页眉变量 {0} 首尾有空格</translation>
    </message>
    <message>
        <source>Header variable {0} begins or ends with a space: remove it if it is not meant.</source>
        <translation>页眉变量 {0} 的开头或结尾有空格：如非有意，请删除。</translation>
    </message>
    <message>
        <source>Header variable {0} has a line break</source>
        <translation>页眉变量 {0} 含换行</translation>
    </message>
    <message>
        <source>Header variable {0} has a line break, which WhatsApp refuses: put a space in its place.</source>
        <translation>页眉变量 {0} 含换行，WhatsApp 会拒绝：请改用空格。</translation>
    </message>
    <message>
        <source>Header variable {0} has a tab</source>
        <translation>页眉变量 {0} 含制表符</translation>
    </message>
    <message>
        <source>Header variable {0} has a tab, which WhatsApp refuses: put a space in its place.</source>
        <translation>页眉变量 {0} 含制表符，WhatsApp 会拒绝：请改用空格。</translation>
    </message>
    <message>
        <source>Header variable {0} has more than 4 spaces in a row, which WhatsApp refuses: leave one.</source>
        <translation>页眉变量 {0} 有 4 个以上的连续空格，WhatsApp 会拒绝：请只留一个。</translation>
    </message>
    <message>
        <source>Header variable {0} has no place in the template's text (variables: {1}, values: {2}): remove it, or correct the text.</source>
        <translation>页眉变量 {0} 在模板原文中没有位置（变量：{1}，值：{2}）：请移除它，或更正原文。</translation>
    </message>
    <message>
        <source>Header variable {0} has no place in the text</source>
        <translation>页眉变量 {0} 在原文中没有位置</translation>
    </message>
    <message>
        <source>Header variable {0} has too many spaces in a row</source>
        <translation>页眉变量 {0} 连续空格过多</translation>
    </message>
    <message>
        <source>Header variable {0} has {1} characters, and WhatsApp may refuse a header of more than {2}: shorten it.</source>
        <translation>页眉变量 {0} 有 {1} 个字符，超过 {2} 个时 WhatsApp 可能会拒绝：请缩短。</translation>
    </message>
    <message>
        <source>Header variable {0} holds a character that belongs into no message ({1}): remove it or type the text again.</source>
        <translation>页眉变量 {0} 含有不应出现在消息中的字符（{1}）：请删除，或重新输入文字。</translation>
    </message>
    <message>
        <source>Header variable {0} holds a control character</source>
        <translation>页眉变量 {0} 含控制字符</translation>
    </message>
    <message>
        <source>Header variable {0} holds a damaged character</source>
        <translation>页眉变量 {0} 含损坏的字符</translation>
    </message>
    <message>
        <source>Header variable {0} holds a damaged character: type the text again.</source>
        <translation>页眉变量 {0} 含有损坏的字符：请重新输入文字。</translation>
    </message>
    <message>
        <source>Header variable {0} holds an invisible character</source>
        <translation>页眉变量 {0} 含不可见字符</translation>
    </message>
    <message>
        <source>Header variable {0} holds an invisible character ({1}), probably from copying: remove it if it is not meant.</source>
        <translation>页眉变量 {0} 含有不可见字符（{1}），可能来自复制：如非有意，请删除。</translation>
    </message>
    <message>
        <source>Header variable {0} holds nothing that can be seen: fill it in or remove it.</source>
        <translation>页眉变量 {0} 没有可见的内容：请填写或移除。</translation>
    </message>
    <message>
        <source>Header variable {0} is blank</source>
        <translation>页眉变量 {0} 空白</translation>
    </message>
    <message>
        <source>Header variable {0} is empty</source>
        <translation>页眉变量 {0} 为空</translation>
    </message>
    <message>
        <source>Header variable {0} is empty: fill it in or remove it.</source>
        <translation>页眉变量 {0} 为空：请填写或移除。</translation>
    </message>
    <message>
        <source>Header variable {0} is long</source>
        <translation>页眉变量 {0} 较长</translation>
    </message>
    <message>
        <source>Hidden in the workbook</source>
        <translation>在工作簿中被隐藏</translation>
    </message>
    <message>
        <source>How this kind of workbook shows numbers and dates, hidden rows and errors cannot be seen here: save it as XLSX, or check every column.</source>
        <translation>这里无法得知此类工作簿如何显示数字和日期，以及隐藏的行和错误：请另存为 XLSX，或检查每一列。</translation>
    </message>
    <message>
        <source>If you send it again, the customer gets it twice.</source>
        <translation>如果再次发送，客户会收到两次。</translation>
    </message>
    <message>
        <source>Image link does not begin with https://</source>
        <translation>图片链接不以 https:// 开头</translation>
    </message>
    <message>
        <source>Image link holds a damaged character</source>
        <translation>图片链接含损坏的字符</translation>
    </message>
    <message>
        <source>Image link holds a space</source>
        <translation>图片链接含空格</translation>
    </message>
    <message>
        <source>Image link is missing</source>
        <translation>缺少图片链接</translation>
    </message>
    <message>
        <source>Image link is not https://</source>
        <translation>图片链接不是 https://</translation>
    </message>
    <message>
        <source>Image link is not public</source>
        <translation>图片链接不是公开的</translation>
    </message>
    <message>
        <source>Image link names no website</source>
        <translation>图片链接没有网站名</translation>
    </message>
    <message>
        <source>Invalid number</source>
        <translation>号码无效</translation>
    </message>
    <message>
        <source>It begins or ends with a space or line break: remove it.</source>
        <translation>开头或结尾有空格或换行：请删除。</translation>
    </message>
    <message>
        <source>It cannot be shown here: the picture may be damaged, or has very many pixels.</source>
        <translation>这里无法显示：图片可能已损坏，或者像素过多。</translation>
    </message>
    <message>
        <source>It has a part that NXCloud's endpoint does not take.</source>
        <translation>它含有 NXCloud 接口不支持的部分。</translation>
    </message>
    <message>
        <source>It has a part that only a newer version of this program knows: {0}.</source>
        <translation>它含有只有更新版本的本程序才认识的部分：{0}。</translation>
    </message>
    <message>
        <source>It may be a second message: an earlier one to this recipient was accepted, or may have gone out.</source>
        <translation>这可能是第二条消息：之前发给该收件人的一条已被接受，或可能已发出。</translation>
    </message>
    <message>
        <source>It must be a number from {0} to {1}.</source>
        <translation>必须是 {0} 到 {1} 之间的数字。</translation>
    </message>
    <message>
        <source>It stood within other JSON, named “{0}”.</source>
        <translation>它位于其他 JSON 之中，名称为“{0}”。</translation>
    </message>
    <message>
        <source>It stood within other JSON, which was left out.</source>
        <translation>它位于其他 JSON 之中，其余部分已略去。</translation>
    </message>
    <message>
        <source>Its account is not known here: choose one to send it.</source>
        <translation>这里没有它的账号：请选择一个账号来发送。</translation>
    </message>
    <message>
        <source>Its account is not known here: “{0}” stays selected.</source>
        <translation>这里没有它的账号：仍选中“{0}”。</translation>
    </message>
    <message>
        <source>Its end is missing: check whether all of it is here.</source>
        <translation>结尾缺失：请检查内容是否完整。</translation>
    </message>
    <message>
        <source>Its header is a document, and NXCloud's endpoint takes only texts and images.</source>
        <translation>它的页眉是文档，而 NXCloud 接口只支持文本和图片。</translation>
    </message>
    <message>
        <source>Its header is a place, and NXCloud's endpoint takes only texts and images.</source>
        <translation>它的页眉是位置，而 NXCloud 接口只支持文本和图片。</translation>
    </message>
    <message>
        <source>Its header is a video, and NXCloud's endpoint takes only texts and images.</source>
        <translation>它的页眉是视频，而 NXCloud 接口只支持文本和图片。</translation>
    </message>
    <message>
        <source>Its header is of a kind that NXCloud's endpoint does not take.</source>
        <translation>NXCloud 接口不支持它的页眉类型。</translation>
    </message>
    <message>
        <source>Language holds a damaged character</source>
        <translation>语言含损坏的字符</translation>
    </message>
    <message>
        <source>Language is missing</source>
        <translation>缺少语言</translation>
    </message>
    <message>
        <source>Language is not in NXCloud's list</source>
        <translation>语言不在 NXCloud 的列表中</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Left out by you</source>
        <translation>您已排除</translation>
    </message>
    <message>
        <source>Look at the batch before you go on with it.</source>
        <translation>继续之前请先查看该批次。</translation>
    </message>
    <message>
        <source>Look for a question that the keyring is asking, answer it, and send again.</source>
        <translation>请找到密钥环的提问并回答，然后再次发送。</translation>
    </message>
    <message>
        <source>Look the earlier message up in the history before you send this one.</source>
        <translation>请先在历史记录中查看之前的消息，再发送这一条。</translation>
    </message>
    <message>
        <source>Marked as gone out</source>
        <translation>已标记为“已发出”</translation>
    </message>
    <message>
        <source>Marked as not gone out</source>
        <translation>已标记为“未发出”</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>消息 ID</translation>
    </message>
    <message>
        <source>Message may be too long</source>
        <translation>消息可能过长</translation>
    </message>
    <message>
        <source>More cells than there are columns: the values may stand in the wrong ones</source>
        <translation>单元格多于列数：值可能错位</translation>
    </message>
    <message>
        <source>NXCloud accepted the message.</source>
        <translation>NXCloud 已接受这条消息。</translation>
    </message>
    <message>
        <source>NXCloud answered in a form that this program does not know. Save the answer, and send it to support.</source>
        <translation>NXCloud 的答复格式本程序不认识。请保存该答复并发给技术支持。</translation>
    </message>
    <message>
        <source>NXCloud can fix this.</source>
        <translation>这需要 NXCloud 解决。</translation>
    </message>
    <message>
        <source>NXCloud could not hand the message to WhatsApp.</source>
        <translation>NXCloud 未能将消息交给 WhatsApp。</translation>
    </message>
    <message>
        <source>NXCloud could not process the request and gave no reason.</source>
        <translation>NXCloud 未能处理此请求，也未说明原因。</translation>
    </message>
    <message>
        <source>NXCloud could not see that this is a template message.</source>
        <translation>NXCloud 未能识别这是一条模板消息。</translation>
    </message>
    <message>
        <source>NXCloud could not send it</source>
        <translation>NXCloud 未能发送</translation>
    </message>
    <message>
        <source>NXCloud did not accept one of the values in the request.</source>
        <translation>NXCloud 不接受请求中的某个值。</translation>
    </message>
    <message>
        <source>NXCloud did not accept the sign-in details of this account.</source>
        <translation>NXCloud 不接受此账号的登录信息。</translation>
    </message>
    <message>
        <source>NXCloud did not take this message.</source>
        <translation>NXCloud 没有接收这条消息。</translation>
    </message>
    <message>
        <source>NXCloud did not take this message: it is safe to send again once the cause is fixed.</source>
        <translation>NXCloud 没有接收这条消息：原因消除后可以放心重发。</translation>
    </message>
    <message>
        <source>NXCloud does not know the access key, or the account may not send WhatsApp messages.</source>
        <translation>NXCloud 不认识此访问密钥，或此账号无权发送 WhatsApp 消息。</translation>
    </message>
    <message>
        <source>NXCloud does not know the application behind this appkey, or has switched it off.</source>
        <translation>NXCloud 不认识此 Appkey 对应的应用，或已将其停用。</translation>
    </message>
    <message>
        <source>NXCloud does not know the business phone that the message should come from.</source>
        <translation>NXCloud 不认识作为发送方的业务号码。</translation>
    </message>
    <message>
        <source>NXCloud does not know the customer account that this request names.</source>
        <translation>NXCloud 不认识此请求中的客户账号。</translation>
    </message>
    <message>
        <source>NXCloud does not list the language {0}: choose one from the list, unless you know that the template has it.</source>
        <translation>NXCloud 未列出语言 {0}：请从列表中选择，除非您确定该模板有此语言。</translation>
    </message>
    <message>
        <source>NXCloud finds no template of this name for this account.</source>
        <translation>NXCloud 在此账号下找不到这个名称的模板。</translation>
    </message>
    <message>
        <source>NXCloud found no appkey in the request.</source>
        <translation>NXCloud 在请求中找不到 Appkey。</translation>
    </message>
    <message>
        <source>NXCloud found no business phone in the request.</source>
        <translation>NXCloud 在请求中找不到业务号码。</translation>
    </message>
    <message>
        <source>NXCloud found no recipient in the request.</source>
        <translation>NXCloud 在请求中找不到收件人。</translation>
    </message>
    <message>
        <source>NXCloud found no template in the request.</source>
        <translation>NXCloud 在请求中找不到模板。</translation>
    </message>
    <message>
        <source>NXCloud found no tenant id in the request.</source>
        <translation>NXCloud 在请求中找不到租户 ID。</translation>
    </message>
    <message>
        <source>NXCloud has more templates than this program reads.</source>
        <translation>NXCloud 的模板数量超过本程序的读取上限。</translation>
    </message>
    <message>
        <source>NXCloud has set no price for sending to the recipient's country.</source>
        <translation>NXCloud 尚未设置发往收件人所在国家/地区的价格。</translation>
    </message>
    <message>
        <source>NXCloud has taken the message and passes it on to WhatsApp.</source>
        <translation>NXCloud 已收下这条消息，正在转交给 WhatsApp。</translation>
    </message>
    <message>
        <source>NXCloud has taken this message: sending it again sends a second one.</source>
        <translation>NXCloud 已收下这条消息：再次发送会多发一条。</translation>
    </message>
    <message>
        <source>NXCloud passes it on to WhatsApp. You have nothing more to do.</source>
        <translation>NXCloud 会将其转交给 WhatsApp。您无需再做任何操作。</translation>
    </message>
    <message>
        <source>NXCloud refused it</source>
        <translation>被 NXCloud 拒绝</translation>
    </message>
    <message>
        <source>NXCloud refused the request with a code that its documents do not explain.</source>
        <translation>NXCloud 以其文档未说明的代码拒绝了此请求。</translation>
    </message>
    <message>
        <source>NXCloud says: {0} ({1}).</source>
        <translation>NXCloud 的回复：{0}（{1}）。</translation>
    </message>
    <message>
        <source>NXCloud took the request but could not send the message from its platform.</source>
        <translation>NXCloud 收下了请求，但未能从其平台发出消息。</translation>
    </message>
    <message>
        <source>NXCloud's list of {0} does not have this template any more: choose another, or update the templates.</source>
        <translation>{0} 的 NXCloud 列表中已没有此模板：请选择其他模板，或更新模板。</translation>
    </message>
    <message>
        <source>NXCloud's list of {0} does not have this template in {1}, but in {2}: choose one, or update the templates.</source>
        <translation>{0} 的 NXCloud 列表中，此模板没有 {1}，只有 {2}：请选择其中之一，或更新模板。</translation>
    </message>
    <message>
        <source>NXCloud's list of {0} has no template of this name: check the spelling, or update the templates.</source>
        <translation>{0} 的 NXCloud 列表中没有此名称的模板：请检查拼写，或更新模板。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No keyring is running here: start or install one, or keep the secret for this session only.</source>
        <translation>这里没有运行密钥环：请启动或安装一个，或仅在本次会话中保留私有密钥。</translation>
    </message>
    <message>
        <source>No keyring is running here: start or install one, then try again.</source>
        <translation>这里没有运行密钥环：请启动或安装一个，然后重试。</translation>
    </message>
    <message>
        <source>No keyring is running on this computer, so the secret could not be read.</source>
        <translation>这台电脑上没有运行密钥环，因此无法读取私有密钥。</translation>
    </message>
    <message>
        <source>No permission to send</source>
        <translation>没有发送权限</translation>
    </message>
    <message>
        <source>No price for this country</source>
        <translation>该国家没有定价</translation>
    </message>
    <message>
        <source>No secure connection could be made, so nothing was handed over.</source>
        <translation>无法建立安全连接，因此没有发出任何内容。</translation>
    </message>
    <message>
        <source>No such language</source>
        <translation>没有这种语言</translation>
    </message>
    <message>
        <source>No such template</source>
        <translation>没有这个模板</translation>
    </message>
    <message>
        <source>Nobody can say whether the message went out, for a reason that only a newer version of this program knows.</source>
        <translation>无法确定消息是否已发出，原因只有更新版本的本程序才认识。</translation>
    </message>
    <message>
        <source>Nobody knows whether the last message to this number arrived</source>
        <translation>不清楚发往此号码的上一条消息是否已送出</translation>
    </message>
    <message>
        <source>Not a WhatsApp user</source>
        <translation>不是 WhatsApp 用户</translation>
    </message>
    <message>
        <source>Not all of it was sound JSON: look through what was imported.</source>
        <translation>其中并非全部是有效的 JSON：请检查已导入的内容。</translation>
    </message>
    <message>
        <source>Not enough money in the account</source>
        <translation>账号余额不足</translation>
    </message>
    <message>
        <source>Not handed to WhatsApp</source>
        <translation>未能转交给 WhatsApp</translation>
    </message>
    <message>
        <source>Not seen as a template message</source>
        <translation>未被识别为模板消息</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>没有变化。</translation>
    </message>
    <message>
        <source>Nothing was sent, for a reason that only a newer version of this program knows.</source>
        <translation>消息没有发出，原因只有更新版本的本程序才认识。</translation>
    </message>
    <message>
        <source>Number of values does not fit the template</source>
        <translation>值的数量与模板不符</translation>
    </message>
    <message>
        <source>On the list “Never send to”</source>
        <translation>在“从不发送”名单中</translation>
    </message>
    <message>
        <source>One of its buttons has a variable, which NXCloud's endpoint cannot fill.</source>
        <translation>它的某个按钮含变量，而 NXCloud 接口无法填写。</translation>
    </message>
    <message>
        <source>Only the first digits of this number are left: take it from where it came, as text.</source>
        <translation>这个号码只剩下前几位数字：请从原来的地方以文本形式重新获取。</translation>
    </message>
    <message>
        <source>Open the account, type its secret, and send again.</source>
        <translation>请打开账号，输入私有密钥，然后再次发送。</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
    <message>
        <source>Paused: NXCloud asks for a slower pace again and again. Choose a lower pace, then continue.</source>
        <translation>已暂停：NXCloud 多次要求放慢速度。请选择更低的速度，然后继续。</translation>
    </message>
    <message>
        <source>Paused: several messages in a row were refused alike.</source>
        <translation>已暂停：连续多条消息以同样的原因被拒绝。</translation>
    </message>
    <message>
        <source>Paused: several outcomes in a row are unknown. Check the connection before you continue.</source>
        <translation>已暂停：连续多条消息的结果未知。请先检查网络连接，再继续。</translation>
    </message>
    <message>
        <source>Paused: the batch could not be read or written. Nothing was sent that is not noted here.</source>
        <translation>已暂停：无法读取或写入该批次。所有已发送的消息都已记录在此。</translation>
    </message>
    <message>
        <source>Phone and application do not match</source>
        <translation>号码与应用不匹配</translation>
    </message>
    <message>
        <source>Put right: {0}.</source>
        <translation>已修正：{0}。</translation>
    </message>
    <message>
        <source>Quotation marks were missing: check where each value begins and ends.</source>
        <translation>缺少引号：请检查每个值从哪里开始、到哪里结束。</translation>
    </message>
    <message>
        <source>Read the server's message, correct what it names, and send again. If it names nothing you can change, send the trace id to NXCloud's technical support.</source>
        <translation>请阅读服务器的消息，更正其中提到的内容，然后再次发送。如果没有您能更改的内容，请把跟踪 ID 发给 NXCloud 技术支持。</translation>
    </message>
    <message>
        <source>Read the server's message. If it does not help, send the code and the trace id to NXCloud's technical support.</source>
        <translation>请阅读服务器的消息。如果没有帮助，请把代码和跟踪 ID 发给 NXCloud 技术支持。</translation>
    </message>
    <message>
        <source>Reading the file was cancelled.</source>
        <translation>已取消读取文件。</translation>
    </message>
    <message>
        <source>Reading the workbook took more than {0} seconds: save the list as a CSV file.</source>
        <translation>读取工作簿超过了 {0} 秒：请将列表另存为 CSV 文件。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Recipient begins with 00</source>
        <translation>收件人以 00 开头</translation>
    </message>
    <message>
        <source>Recipient has no country code</source>
        <translation>收件人没有国家/地区代码</translation>
    </message>
    <message>
        <source>Recipient holds more than a number</source>
        <translation>收件人不只是号码</translation>
    </message>
    <message>
        <source>Recipient is missing</source>
        <translation>缺少收件人</translation>
    </message>
    <message>
        <source>Recipient is too long</source>
        <translation>收件人过长</translation>
    </message>
    <message>
        <source>Recipient is too short</source>
        <translation>收件人过短</translation>
    </message>
    <message>
        <source>Recipient may not exist</source>
        <translation>收件人可能不存在</translation>
    </message>
    <message>
        <source>Recipient missing</source>
        <translation>缺少收件人</translation>
    </message>
    <message>
        <source>Recipient wants no messages</source>
        <translation>收件人不想接收消息</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>被服务器拒绝</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Rejected by NXCloud</source>
        <translation>被 NXCloud 拒绝</translation>
    </message>
    <message>
        <source>Remove the # and what follows it.</source>
        <translation>请删除 # 及其后面的内容。</translation>
    </message>
    <message>
        <source>Remove the user name and everything else up to the @.</source>
        <translation>请删除用户名以及 @ 之前的所有内容。</translation>
    </message>
    <message>
        <source>Request failed</source>
        <translation>请求失败</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Safe to send again: nothing of this message reached NXCloud.</source>
        <translation>可以放心再次发送：这条消息没有任何内容到达 NXCloud。</translation>
    </message>
    <message>
        <source>Same message accepted today</source>
        <translation>相同的消息今天已被接受</translation>
    </message>
    <message>
        <source>Same number and same text as an earlier row</source>
        <translation>号码和内容与前面的行相同</translation>
    </message>
    <message>
        <source>Same number as an earlier row, with another text</source>
        <translation>号码与前面的行相同，内容不同</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>私有密钥</translation>
    </message>
    <message>
        <source>Send again and answer the keyring's question.</source>
        <translation>请再次发送，并回答密钥环的提问。</translation>
    </message>
    <message>
        <source>Send again. If it goes on, copy the details for your administrator.</source>
        <translation>请再次发送。如果一直如此，请为管理员复制详细信息。</translation>
    </message>
    <message>
        <source>Send again. If it goes on, open the account and keep the secret for this session only.</source>
        <translation>请再次发送。如果一直如此，请打开账号，仅在本次会话中保留私有密钥。</translation>
    </message>
    <message>
        <source>Send the message whenever you are ready.</source>
        <translation>准备好后，随时可以发送这条消息。</translation>
    </message>
    <message>
        <source>Send the trace id to NXCloud's technical support and ask them what went wrong.</source>
        <translation>请把跟踪 ID 发给 NXCloud 技术支持，询问出了什么问题。</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Sent meanwhile, or may have been</source>
        <translation>期间已发送，或可能已发送</translation>
    </message>
    <message>
        <source>Set up another keyring, or open the account and keep the secret for this session only. Then send again.</source>
        <translation>请另设一个密钥环，或打开账号，仅在本次会话中保留私有密钥。然后再次发送。</translation>
    </message>
    <message>
        <source>Several accounts fit it: choose one to send it.</source>
        <translation>有多个账号与它相符：请选择一个来发送。</translation>
    </message>
    <message>
        <source>Several accounts fit it: “{0}” stays selected.</source>
        <translation>有多个账号与它相符：仍选中“{0}”。</translation>
    </message>
    <message>
        <source>Shorten the variables, then send again.</source>
        <translation>请缩短变量，然后再次发送。</translation>
    </message>
    <message>
        <source>Sign-in details missing</source>
        <translation>缺少登录信息</translation>
    </message>
    <message>
        <source>Sign-in not accepted</source>
        <translation>登录信息未被接受</translation>
    </message>
    <message>
        <source>Some of the sign-in details were missing when the request reached NXCloud.</source>
        <translation>请求到达 NXCloud 时缺少部分登录信息。</translation>
    </message>
    <message>
        <source>Something in the data file is damaged: try again, and look into the log if it stays.</source>
        <translation>数据文件中有损坏之处：请重试；如果一直如此，请查看日志。</translation>
    </message>
    <message>
        <source>Something is not right here: check this field.</source>
        <translation>这里有问题：请检查此字段。</translation>
    </message>
    <message>
        <source>Something is not right with this row</source>
        <translation>此行有问题</translation>
    </message>
    <message>
        <source>Something is wrong with the business phone that the message should come from.</source>
        <translation>作为发送方的业务号码有问题。</translation>
    </message>
    <message>
        <source>Start or install a keyring, or open the account and keep the secret for this session only. Then send again.</source>
        <translation>请启动或安装密钥环，或打开账号，仅在本次会话中保留私有密钥。然后再次发送。</translation>
    </message>
    <message>
        <source>Template cannot be filled in here</source>
        <translation>无法在此填写此模板</translation>
    </message>
    <message>
        <source>Template does not have this language</source>
        <translation>模板没有此语言</translation>
    </message>
    <message>
        <source>Template is gone from NXCloud's list</source>
        <translation>模板已不在 NXCloud 的列表中</translation>
    </message>
    <message>
        <source>Template is not approved yet</source>
        <translation>模板尚未获批</translation>
    </message>
    <message>
        <source>Template is not in NXCloud's list</source>
        <translation>模板不在 NXCloud 的列表中</translation>
    </message>
    <message>
        <source>Template is not in use any more</source>
        <translation>模板已停用</translation>
    </message>
    <message>
        <source>Template is paused</source>
        <translation>模板已暂停</translation>
    </message>
    <message>
        <source>Template list</source>
        <translation>模板列表</translation>
    </message>
    <message>
        <source>Template missing</source>
        <translation>缺少模板</translation>
    </message>
    <message>
        <source>Template missing or stopped</source>
        <translation>模板不存在或已停用</translation>
    </message>
    <message>
        <source>Template name holds a damaged character</source>
        <translation>模板名称含损坏的字符</translation>
    </message>
    <message>
        <source>Template name is missing</source>
        <translation>缺少模板名称</translation>
    </message>
    <message>
        <source>Template name is unusual</source>
        <translation>模板名称不寻常</translation>
    </message>
    <message>
        <source>Template was rejected</source>
        <translation>模板已被拒绝</translation>
    </message>
    <message>
        <source>Tenant id</source>
        <translation>租户 ID</translation>
    </message>
    <message>
        <source>Tenant id missing</source>
        <translation>缺少租户 ID</translation>
    </message>
    <message>
        <source>The URL names no server after https://: type it whole.</source>
        <translation>URL 在 https:// 之后没有服务器名：请输入完整。</translation>
    </message>
    <message>
        <source>The URL's server name cannot exist: check its spelling.</source>
        <translation>URL 中的服务器名不可能存在：请检查拼写。</translation>
    </message>
    <message>
        <source>The access key is missing: copy it from NXCloud's console.</source>
        <translation>缺少访问密钥：请从 NXCloud 控制台复制。</translation>
    </message>
    <message>
        <source>The account has not enough money left at NXCloud.</source>
        <translation>账号在 NXCloud 的余额不足。</translation>
    </message>
    <message>
        <source>The account or the message holds something that cannot be put into a request.</source>
        <translation>账号或消息中含有无法放入请求的内容。</translation>
    </message>
    <message>
        <source>The account's URL begins with http://, which would carry the message unprotected to another computer.</source>
        <translation>账号的 URL 以 http:// 开头，消息会在没有保护的情况下发往另一台计算机。</translation>
    </message>
    <message>
        <source>The address of the list cannot be told from this account's endpoint. Type it in the account.</source>
        <translation>无法从该账户的接入点得出列表的地址。请在账户中填写。</translation>
    </message>
    <message>
        <source>The answer comes after 15 seconds</source>
        <translation>15 秒后才回复</translation>
    </message>
    <message>
        <source>The answer contradicts itself: it says both accepted and failed.</source>
        <translation>回复自相矛盾：既说已接受，又说失败。</translation>
    </message>
    <message>
        <source>The appkey is missing: copy it from NXCloud's console.</source>
        <translation>缺少 Appkey：请从 NXCloud 控制台复制。</translation>
    </message>
    <message>
        <source>The body has another number of values ({1}) than the template at NXCloud ({0}): use NXCloud's wording.</source>
        <translation>正文的值的数量（{1}）与 NXCloud 的模板（{0}）不同：请使用 NXCloud 的正文。</translation>
    </message>
    <message>
        <source>The business phone does not belong to the application behind this appkey.</source>
        <translation>业务号码不属于此 Appkey 对应的应用。</translation>
    </message>
    <message>
        <source>The business phone is missing: type the number that sends, with its country code.</source>
        <translation>缺少业务号码：请输入发送消息的号码，含国家/地区代码。</translation>
    </message>
    <message>
        <source>The certificate of {0} is not right ({1}), so WhatsApp may refuse the picture too.</source>
        <translation>{0} 的证书有问题（{1}），WhatsApp 可能也会拒绝该图片。</translation>
    </message>
    <message>
        <source>The clock of this computer differs from NXCloud's by more than a minute, or the request took too long to get there.</source>
        <translation>这台电脑的时钟与 NXCloud 相差超过一分钟，或请求传输时间过长。</translation>
    </message>
    <message>
        <source>The connection closes without an answer</source>
        <translation>没有回复，连接直接关闭</translation>
    </message>
    <message>
        <source>The customer may have got this message: find out before you send it again.</source>
        <translation>客户可能已收到这条消息：重发之前请先确认。</translation>
    </message>
    <message>
        <source>The data could not be read or written: try again, and look into the log if it stays.</source>
        <translation>无法读取或写入数据：请重试；如果一直如此，请查看日志。</translation>
    </message>
    <message>
        <source>The data file cannot be written to: check its permissions and try again.</source>
        <translation>无法写入数据文件：请检查其权限后重试。</translation>
    </message>
    <message>
        <source>The data file cannot be written to: check its permissions, then send again.</source>
        <translation>无法写入数据文件：请检查其权限，然后再次发送。</translation>
    </message>
    <message>
        <source>The data file is missing, but there is a copy of it: open the program's window and choose whether to use the copy, or put the file back.</source>
        <translation>数据文件不见了，但有备份：请打开程序窗口选择是否使用备份，或将文件放回原处。</translation>
    </message>
    <message>
        <source>The data file was damaged: send again. If that does not help, start the program again.</source>
        <translation>数据文件曾损坏：请再次发送。如果仍然不行，请重新启动程序。</translation>
    </message>
    <message>
        <source>The data file was deleted or moved: choose at the top of the window how to go on, or put it back.</source>
        <translation>数据文件已被删除或移走：请在窗口上方选择如何继续，或将其放回原处。</translation>
    </message>
    <message>
        <source>The data file was deleted, moved or replaced, so nothing could be recorded, and nothing was sent.</source>
        <translation>数据文件已被删除、移走或替换，无法记录，因此没有发送任何消息。</translation>
    </message>
    <message>
        <source>The data file was overwritten, or a part of it was deleted: choose at the top of the window how to go on.</source>
        <translation>数据文件被覆盖，或其中一部分被删除：请在窗口上方选择如何继续。</translation>
    </message>
    <message>
        <source>The data file was replaced by a copy, so rows that look unsent here may have gone out: this batch cannot go on.</source>
        <translation>数据文件已被副本替换，因此看似未发送的行可能已经发出：该批次无法继续。</translation>
    </message>
    <message>
        <source>The data folder cannot be opened: check that you may write to it, then send again.</source>
        <translation>无法打开数据文件夹：请检查是否有写入权限，然后再次发送。</translation>
    </message>
    <message>
        <source>The data folder cannot be opened: check that you may write to it, then start the program again.</source>
        <translation>无法打开数据文件夹：请检查是否有写入权限，然后重新启动程序。</translation>
    </message>
    <message>
        <source>The data was written by a newer version of this program: use that version, or install it again, to send.</source>
        <translation>数据由本程序的更新版本写入：请使用或重新安装该版本来发送。</translation>
    </message>
    <message>
        <source>The data was written by a newer version of this program: use that version, or install it again.</source>
        <translation>数据由本程序的更新版本写入：请使用该版本，或重新安装它。</translation>
    </message>
    <message>
        <source>The dates are sent as shown here: check how they look.</source>
        <translation>日期将按此处显示的样子发送：请检查其样式。</translation>
    </message>
    <message>
        <source>The disk is full: free some space and try again.</source>
        <translation>磁盘已满：请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The disk is full: free some space, then send again.</source>
        <translation>磁盘已满：请腾出空间，然后再次发送。</translation>
    </message>
    <message>
        <source>The endpoint is missing: choose a region or type a URL.</source>
        <translation>缺少接口地址：请选择区域或输入 URL。</translation>
    </message>
    <message>
        <source>The file cannot be read: copy it to this computer and choose the copy.</source>
        <translation>无法读取该文件：请将其复制到本机，然后选择副本。</translation>
    </message>
    <message>
        <source>The file could not be read or written: choose another place and try again.</source>
        <translation>无法读取或写入该文件：请选择其他位置后重试。</translation>
    </message>
    <message>
        <source>The file does not say how its characters are encoded: choose the encoding.</source>
        <translation>文件没有说明字符的编码：请选择编码。</translation>
    </message>
    <message>
        <source>The file has more than {0} MB: split the list into smaller files.</source>
        <translation>文件超过 {0} MB：请将列表拆分成较小的文件。</translation>
    </message>
    <message>
        <source>The file is empty: choose one with a table.</source>
        <translation>文件是空的：请选择包含表格的文件。</translation>
    </message>
    <message>
        <source>The file is not JSON ({0}). Choose a JSON file with templates.</source>
        <translation>此文件不是 JSON（{0}）。请选择含有模板的 JSON 文件。</translation>
    </message>
    <message>
        <source>The file is not JSON. Choose a JSON file with templates.</source>
        <translation>此文件不是 JSON。请选择含有模板的 JSON 文件。</translation>
    </message>
    <message>
        <source>The file is not a text. Choose a JSON file with templates.</source>
        <translation>此文件不是文本文件。请选择含有模板的 JSON 文件。</translation>
    </message>
    <message>
        <source>The file is not there any more: choose another one.</source>
        <translation>文件已不存在：请选择其他文件。</translation>
    </message>
    <message>
        <source>The file is too large to be one with templates. Choose another one.</source>
        <translation>此文件过大，不像是模板文件。请另选一个。</translation>
    </message>
    <message>
        <source>The file may not be opened: close it in other programs, check its permissions, or choose another place.</source>
        <translation>无权打开该文件：请在其他程序中将其关闭、检查其权限，或选择其他位置。</translation>
    </message>
    <message>
        <source>The file or its folder is not there any more: choose another one.</source>
        <translation>该文件或其文件夹已不存在：请另选一个。</translation>
    </message>
    <message>
        <source>The file was written by a newer version of this program. Install that version to read it.</source>
        <translation>此文件由本程序的更新版本写入。请安装该版本来读取。</translation>
    </message>
    <message>
        <source>The header has another number of values ({1}) than the template at NXCloud ({0}): use the template's header.</source>
        <translation>页眉的值的数量（{1}）与 NXCloud 的模板（{0}）不同：请使用模板的页眉。</translation>
    </message>
    <message>
        <source>The header has {0} characters, and WhatsApp may refuse more than {1}: shorten what is filled in.</source>
        <translation>页眉有 {0} 个字符，超过 {1} 个时 WhatsApp 可能会拒绝：请缩短填入的内容。</translation>
    </message>
    <message>
        <source>The header may be too long</source>
        <translation>页眉可能过长</translation>
    </message>
    <message>
        <source>The header's text has both names and numbers as variables, and a template has one kind: check the text.</source>
        <translation>页眉原文的变量既有名称又有编号，而模板只能用一种：请检查原文。</translation>
    </message>
    <message>
        <source>The header's text has more variables</source>
        <translation>页眉原文的变量较多</translation>
    </message>
    <message>
        <source>The header's text has more variables ({0}) than there are fields ({1}): paste the text once more, or add the fields.</source>
        <translation>页眉原文的变量（{0}）多于字段（{1}）：请重新粘贴原文，或添加字段。</translation>
    </message>
    <message>
        <source>The header's text has two braces without their other half, or with nothing between: check that it is complete.</source>
        <translation>页眉原文中有不成对的双花括号，或括号内没有内容：请检查是否完整。</translation>
    </message>
    <message>
        <source>The header's text holds a damaged character</source>
        <translation>页眉原文含损坏的字符</translation>
    </message>
    <message>
        <source>The header's text holds a damaged character: paste the text again.</source>
        <translation>页眉原文含有损坏的字符：请重新粘贴原文。</translation>
    </message>
    <message>
        <source>The header's text may be incomplete</source>
        <translation>页眉原文可能不完整</translation>
    </message>
    <message>
        <source>The header's text mixes names and numbers</source>
        <translation>页眉原文混用了名称和编号</translation>
    </message>
    <message>
        <source>The history could not be written, and without a record nothing is sent.</source>
        <translation>无法写入历史记录，而没有记录就不会发送任何消息。</translation>
    </message>
    <message>
        <source>The image link begins with http://, which WhatsApp may refuse: use https:// if the website has it.</source>
        <translation>图片链接以 http:// 开头，WhatsApp 可能会拒绝：如果网站支持，请改用 https://。</translation>
    </message>
    <message>
        <source>The image link does not begin with https://: copy the whole link.</source>
        <translation>图片链接不以 https:// 开头：请复制完整链接。</translation>
    </message>
    <message>
        <source>The image link holds a damaged character: copy the link again.</source>
        <translation>图片链接含有损坏的字符：请重新复制链接。</translation>
    </message>
    <message>
        <source>The image link holds a space or an invisible character: remove it, or copy the link again.</source>
        <translation>图片链接含有空格或不可见字符：请删除，或重新复制链接。</translation>
    </message>
    <message>
        <source>The image link is missing: paste it, or choose a header without an image.</source>
        <translation>缺少图片链接：请粘贴链接，或选择没有图片的页眉。</translation>
    </message>
    <message>
        <source>The image link names no website after https://: copy the whole link.</source>
        <translation>图片链接在 https:// 之后没有网站名：请复制完整链接。</translation>
    </message>
    <message>
        <source>The keyring did not answer in time, so the secret could not be read.</source>
        <translation>密钥环没有及时响应，因此无法读取私有密钥。</translation>
    </message>
    <message>
        <source>The keyring did not answer in time: look for a question it is asking, and try again.</source>
        <translation>密钥环没有及时响应：请查看它是否在提问，然后重试。</translation>
    </message>
    <message>
        <source>The keyring here does not protect what it keeps, so it is not used: set up another, or keep the secret for this session only.</source>
        <translation>这里的密钥环不能保护所存的内容，因此不会使用：请另设一个，或仅在本次会话中保留私有密钥。</translation>
    </message>
    <message>
        <source>The keyring here does not protect what it keeps, so it is not used: set up another.</source>
        <translation>这里的密钥环不能保护所存的内容，因此不会使用：请另设一个。</translation>
    </message>
    <message>
        <source>The keyring is locked, so the secret could not be read.</source>
        <translation>密钥环已锁定，因此无法读取私有密钥。</translation>
    </message>
    <message>
        <source>The keyring is locked: unlock it and try again.</source>
        <translation>密钥环已锁定：请解锁后重试。</translation>
    </message>
    <message>
        <source>The keyring on this computer does not protect what it keeps, so it is not used.</source>
        <translation>这台电脑上的密钥环不能保护所存的内容，因此不会使用。</translation>
    </message>
    <message>
        <source>The keyring reported an error, so the secret could not be read.</source>
        <translation>密钥环报告了错误，因此无法读取私有密钥。</translation>
    </message>
    <message>
        <source>The keyring reported an error: try again, or keep the secret for this session only.</source>
        <translation>密钥环报告了错误：请重试，或仅在本次会话中保留私有密钥。</translation>
    </message>
    <message>
        <source>The keyring reported an error: try again.</source>
        <translation>密钥环报告了错误：请重试。</translation>
    </message>
    <message>
        <source>The keyring's question was closed without an answer, so the secret could not be read.</source>
        <translation>密钥环的提问未经回答就被关闭，因此无法读取私有密钥。</translation>
    </message>
    <message>
        <source>The keyring's question was closed without an answer: try again and answer it.</source>
        <translation>密钥环的提问未经回答就被关闭：请重试并回答。</translation>
    </message>
    <message>
        <source>The language holds a damaged character: choose one from the list.</source>
        <translation>语言含有损坏的字符：请从列表中选择。</translation>
    </message>
    <message>
        <source>The language is missing: choose the one that the template is written in.</source>
        <translation>缺少语言：请选择模板所用的语言。</translation>
    </message>
    <message>
        <source>The last digits of this number are lost: take it from where it came, as text.</source>
        <translation>这个号码的末几位数字已丢失：请从原来的地方以文本形式重新获取。</translation>
    </message>
    <message>
        <source>The link is no web address that can be opened: copy it again.</source>
        <translation>该链接不是可以打开的网址：请重新复制。</translation>
    </message>
    <message>
        <source>The link leads on and on, more than {0} times: use another link.</source>
        <translation>该链接不断跳转，超过 {0} 次：请换一个链接。</translation>
    </message>
    <message>
        <source>The link leads on to {0}</source>
        <translation>该链接跳转到 {0}</translation>
    </message>
    <message>
        <source>The link leads on to {0}, which is no web address: use another link.</source>
        <translation>该链接跳转到 {0}，那不是网址：请换一个链接。</translation>
    </message>
    <message>
        <source>The link leads to {0}; WhatsApp takes JPEG and PNG: use another link.</source>
        <translation>该链接指向{0}；WhatsApp 只接受 JPEG 和 PNG：请换一个链接。</translation>
    </message>
    <message>
        <source>The list broke off at page {0}, or cannot be understood.</source>
        <translation>列表在第 {0} 页中断，或无法理解。</translation>
    </message>
    <message>
        <source>The list did not come in time.</source>
        <translation>列表未能按时返回。</translation>
    </message>
    <message>
        <source>The macros of the workbook were not read.</source>
        <translation>没有读取工作簿中的宏。</translation>
    </message>
    <message>
        <source>The message could not be sent through WhatsApp; the server's message says why.</source>
        <translation>消息无法通过 WhatsApp 发送；原因见服务器的消息。</translation>
    </message>
    <message>
        <source>The message has {0} characters, and WhatsApp may refuse more than {1}: shorten what is filled in.</source>
        <translation>消息有 {0} 个字符，超过 {1} 个时 WhatsApp 可能会拒绝：请缩短填入的内容。</translation>
    </message>
    <message>
        <source>The message is too large for the server (HTTP 413).</source>
        <translation>消息对服务器来说过大（HTTP 413）。</translation>
    </message>
    <message>
        <source>The message may be too long</source>
        <translation>消息可能过长</translation>
    </message>
    <message>
        <source>The message was imported.</source>
        <translation>消息已导入。</translation>
    </message>
    <message>
        <source>The name is missing: call the account as you like.</source>
        <translation>缺少名称：请为账号随意起个名称。</translation>
    </message>
    <message>
        <source>The name or the path is too long: choose a shorter name or another folder.</source>
        <translation>名称或路径太长：请换一个较短的名称，或换一个文件夹。</translation>
    </message>
    <message>
        <source>The network does not know the server's name.</source>
        <translation>网络找不到该服务器名。</translation>
    </message>
    <message>
        <source>The number has decimals: it is no phone number</source>
        <translation>号码带有小数：不是电话号码</translation>
    </message>
    <message>
        <source>The number is not set up for sending at NXCloud.</source>
        <translation>该号码尚未在 NXCloud 开通发送。</translation>
    </message>
    <message>
        <source>The number may be {0} or {1}: write it with + and its country code</source>
        <translation>号码可能是 {0} 或 {1}：请写上 + 和国家代码</translation>
    </message>
    <message>
        <source>The numbers are sent as the spreadsheet shows them: check how they look.</source>
        <translation>数字将按电子表格中显示的样子发送：请检查其样式。</translation>
    </message>
    <message>
        <source>The part of this program that reads workbooks does not start: start the program again.</source>
        <translation>本程序读取工作簿的部分无法启动：请重新启动程序。</translation>
    </message>
    <message>
        <source>The picture has more than {0} MB, which WhatsApp refuses: use a smaller one.</source>
        <translation>图片超过 {0} MB，WhatsApp 会拒绝：请用小一些的图片。</translation>
    </message>
    <message>
        <source>The port after the colon must be a number from 1 to 65535.</source>
        <translation>冒号后的端口必须是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>The program ended before the answer was here.</source>
        <translation>还没收到回复，程序就已结束。</translation>
    </message>
    <message>
        <source>The program was closed while this batch ran. What was sent is known; nothing is sent twice.</source>
        <translation>该批次运行期间程序已关闭。已发送的内容均有记录，不会重复发送。</translation>
    </message>
    <message>
        <source>The proxy of this network asks for a sign-in (HTTP 407).</source>
        <translation>此网络的代理要求登录（HTTP 407）。</translation>
    </message>
    <message>
        <source>The proxy of this network did not let the request through.</source>
        <translation>此网络的代理未放行该请求。</translation>
    </message>
    <message>
        <source>The quotation mark in line {0} is never closed: add the missing one in the file.</source>
        <translation>第 {0} 行的引号没有配对：请在文件中补上缺少的引号。</translation>
    </message>
    <message>
        <source>The recipient begins with 00: remove it, so that the number begins with its country code.</source>
        <translation>收件人以 00 开头：请删除 00，让号码以国家/地区代码开头。</translation>
    </message>
    <message>
        <source>The recipient begins with 0: put the country code in its place.</source>
        <translation>收件人以 0 开头：请将 0 换成国家/地区代码。</translation>
    </message>
    <message>
        <source>The recipient holds something that is not part of a number ({0}): remove it.</source>
        <translation>收件人含有不属于号码的内容（{0}）：请删除。</translation>
    </message>
    <message>
        <source>The recipient is missing: type the number with its country code.</source>
        <translation>缺少收件人：请输入号码，含国家/地区代码。</translation>
    </message>
    <message>
        <source>The recipient is too long ({0} of at most {1} digits): check that it is one number only.</source>
        <translation>收件人过长（{0} 位，最多 {1} 位）：请检查是否只有一个号码。</translation>
    </message>
    <message>
        <source>The recipient is too short ({0} of at least {1} digits): check the number and its country code.</source>
        <translation>收件人过短（{0} 位，至少 {1} 位）：请检查号码和国家/地区代码。</translation>
    </message>
    <message>
        <source>The recipient's number has no WhatsApp account.</source>
        <translation>收件人的号码没有 WhatsApp 账号。</translation>
    </message>
    <message>
        <source>The request may have gone out, but this program failed before it had read the answer.</source>
        <translation>请求可能已发出，但本程序在读取回复前出错。</translation>
    </message>
    <message>
        <source>The request went out, but no answer came in time.</source>
        <translation>请求已发出，但没有及时收到回复。</translation>
    </message>
    <message>
        <source>The request went out, but the answer cannot be understood.</source>
        <translation>请求已发出，但回复无法理解。</translation>
    </message>
    <message>
        <source>The request went out, but the answer was far too long to be read.</source>
        <translation>请求已发出，但回复过长，无法读取。</translation>
    </message>
    <message>
        <source>The request went out, but the connection broke before the answer was here.</source>
        <translation>请求已发出，但在收到回复前连接中断。</translation>
    </message>
    <message>
        <source>The request went out, but the server reported a fault of its own instead of an answer.</source>
        <translation>请求已发出，但服务器没有回复，而是报告了自身的故障。</translation>
    </message>
    <message>
        <source>The result of a formula is missing: open the workbook in a spreadsheet and save it.</source>
        <translation>缺少公式的结果：请用电子表格软件打开工作簿并保存。</translation>
    </message>
    <message>
        <source>The same message to {0} at {1} was marked as “went out”.</source>
        <translation>{1} 发给 {0} 的同一条消息已标记为“已发出”。</translation>
    </message>
    <message>
        <source>The same message to {0} is being sent right now by another window of this program, since {1}.</source>
        <translation>本程序的另一个窗口从 {1} 起正在向 {0} 发送同一条消息。</translation>
    </message>
    <message>
        <source>The same message to {0} was accepted by NXCloud at {1}.</source>
        <translation>同一条消息已于 {1} 发给 {0}，并被 NXCloud 接受。</translation>
    </message>
    <message>
        <source>The saved templates stay as they were. Try again later.</source>
        <translation>已保存的模板保持不变。请稍后重试。</translation>
    </message>
    <message>
        <source>The secret begins or ends with a space or line break: copy it again.</source>
        <translation>私有密钥的开头或结尾有空格或换行：请重新复制。</translation>
    </message>
    <message>
        <source>The secret holds a line break or invisible character: copy it again.</source>
        <translation>私有密钥含有换行或不可见字符：请重新复制。</translation>
    </message>
    <message>
        <source>The secret is empty: type it.</source>
        <translation>私有密钥为空：请输入。</translation>
    </message>
    <message>
        <source>The secret is missing: copy it from NXCloud's console.</source>
        <translation>缺少私有密钥：请从 NXCloud 控制台复制。</translation>
    </message>
    <message>
        <source>The secret is too long for a keyring: check that you copied the secret only.</source>
        <translation>私有密钥过长，密钥环放不下：请检查是否只复制了私有密钥。</translation>
    </message>
    <message>
        <source>The server accepted access key and secret. Tenant id, appkey and business phone are checked with the first real message.</source>
        <translation>服务器接受了访问密钥和私有密钥。租户 ID、Appkey 和业务号码将在发送第一条真实消息时检查。</translation>
    </message>
    <message>
        <source>The server answered in an unexpected way (code {0}). Access key and secret seem right; send a test message.</source>
        <translation>服务器的回复出乎意料（代码 {0}）。访问密钥和私有密钥似乎无误；请发送一条测试消息。</translation>
    </message>
    <message>
        <source>The server could not be reached from this computer.</source>
        <translation>无法从这台电脑连接到服务器。</translation>
    </message>
    <message>
        <source>The server could not be reached: this computer finds its proxy by a script, which this program does not read.</source>
        <translation>无法连接服务器：本机通过脚本确定代理，而本程序不读取脚本。</translation>
    </message>
    <message>
        <source>The server did not accept the sign-in details (HTTP 401).</source>
        <translation>服务器不接受登录信息（HTTP 401）。</translation>
    </message>
    <message>
        <source>The server did not take the connection in time.</source>
        <translation>服务器没有及时接受连接。</translation>
    </message>
    <message>
        <source>The server did not take the connection.</source>
        <translation>服务器没有接受连接。</translation>
    </message>
    <message>
        <source>The server does not let this account or this network in (HTTP 403).</source>
        <translation>服务器不允许此账号或此网络访问（HTTP 403）。</translation>
    </message>
    <message>
        <source>The server has had too many requests for the moment (HTTP 429).</source>
        <translation>服务器目前收到的请求过多（HTTP 429）。</translation>
    </message>
    <message>
        <source>The server points to another address without naming it (HTTP {0}).</source>
        <translation>服务器指向另一个地址，但没有说明是哪个（HTTP {0}）。</translation>
    </message>
    <message>
        <source>The server points to another address, which is not followed (HTTP {0}): {1}</source>
        <translation>服务器指向另一个地址，程序不会跟随（HTTP {0}）：{1}</translation>
    </message>
    <message>
        <source>The server refused the request without saying why (HTTP {0}).</source>
        <translation>服务器拒绝了请求，但未说明原因（HTTP {0}）。</translation>
    </message>
    <message>
        <source>The server's name mixes alphabets and may imitate another one. It is {0}: make sure that you mean it.</source>
        <translation>服务器名混用了不同的文字，可能在冒充另一个名称。实际是 {0}：请确认这就是您要的服务器。</translation>
    </message>
    <message>
        <source>The shell's variable {0} stays as it is written: put the right text in its place.</source>
        <translation>Shell 变量 {0} 按原样保留：请换成正确的文字。</translation>
    </message>
    <message>
        <source>The signature was wrong, most likely because the account's secret is.</source>
        <translation>签名有误，很可能是账号的私有密钥不正确。</translation>
    </message>
    <message>
        <source>The spreadsheet shows an error here: mend the formula, or type the value.</source>
        <translation>电子表格在此处显示错误：请更正公式，或直接输入值。</translation>
    </message>
    <message>
        <source>The table reaches beyond column {0}: delete what stands there, or split the table.</source>
        <translation>表格超出了第 {0} 列：请删除那里的内容，或拆分表格。</translation>
    </message>
    <message>
        <source>The table reaches beyond {0} rows: split the list into smaller files.</source>
        <translation>表格超出了 {0} 行：请将列表拆分成较小的文件。</translation>
    </message>
    <message>
        <source>The template does not exist in the language you chose.</source>
        <translation>该模板没有您选择的语言版本。</translation>
    </message>
    <message>
        <source>The template has a variable in its header, and this message has none: use the template's header.</source>
        <translation>模板的页眉有变量，而此消息没有：请使用模板的页眉。</translation>
    </message>
    <message>
        <source>The template has an image as its header, and this message has none: use the template's header.</source>
        <translation>模板的页眉是图片，而此消息没有：请使用模板的页眉。</translation>
    </message>
    <message>
        <source>The template name holds a damaged character: type the name again.</source>
        <translation>模板名称含有损坏的字符：请重新输入名称。</translation>
    </message>
    <message>
        <source>The template name is missing: type the name of the template to send.</source>
        <translation>缺少模板名称：请输入要发送的模板的名称。</translation>
    </message>
    <message>
        <source>The template name is unusual: names have only small letters a to z, digits and _. Check the spelling.</source>
        <translation>模板名称不寻常：名称只含小写字母 a 到 z、数字和 _。请检查拼写。</translation>
    </message>
    <message>
        <source>The template's header has nothing to fill in, and this message fills it in: use the template's header.</source>
        <translation>模板的页眉没有可填写的内容，而此消息填写了页眉：请使用模板的页眉。</translation>
    </message>
    <message>
        <source>The template's text has both names and numbers as variables, and a template has one kind: check the text.</source>
        <translation>模板原文的变量既有名称又有编号，而模板只能用一种：请检查原文。</translation>
    </message>
    <message>
        <source>The template's text has more variables</source>
        <translation>模板原文的变量较多</translation>
    </message>
    <message>
        <source>The template's text has more variables ({0}) than there are fields ({1}): paste the text once more, or add the fields.</source>
        <translation>模板原文的变量（{0}）多于字段（{1}）：请重新粘贴原文，或添加字段。</translation>
    </message>
    <message>
        <source>The template's text has two braces without their other half, or with nothing between: check that it is complete.</source>
        <translation>模板原文中有不成对的双花括号，或括号内没有内容：请检查是否完整。</translation>
    </message>
    <message>
        <source>The template's text holds a damaged character</source>
        <translation>模板原文含损坏的字符</translation>
    </message>
    <message>
        <source>The template's text holds a damaged character: paste the text again.</source>
        <translation>模板原文含有损坏的字符：请重新粘贴原文。</translation>
    </message>
    <message>
        <source>The template's text may be incomplete</source>
        <translation>模板原文可能不完整</translation>
    </message>
    <message>
        <source>The template's text mixes names and numbers</source>
        <translation>模板原文混用了名称和编号</translation>
    </message>
    <message>
        <source>The tenant id is missing: copy it from NXCloud's console.</source>
        <translation>缺少租户 ID：请从 NXCloud 控制台复制。</translation>
    </message>
    <message>
        <source>The timestamp has expired, as if the clock were off</source>
        <translation>时间戳已过期，如同时钟不准</translation>
    </message>
    <message>
        <source>The variable {0} is not filled in: put the right text in its place.</source>
        <translation>变量 {0} 尚未填写：请换成正确的文字。</translation>
    </message>
    <message>
        <source>The variables have {1} characters, WhatsApp may refuse more than {2}: shorten the longest, variable {0}.</source>
        <translation>变量共有 {1} 个字符，超过 {2} 个时 WhatsApp 可能会拒绝：请缩短最长的变量 {0}。</translation>
    </message>
    <message>
        <source>The variables keep the names that stood beside them.</source>
        <translation>变量沿用旁边注明的名称。</translation>
    </message>
    <message>
        <source>The website answers this computer with HTTP {0} and no picture: check the link.</source>
        <translation>网站对这台电脑的回复是 HTTP {0}，没有图片：请检查链接。</translation>
    </message>
    <message>
        <source>The website sent nothing: check the link.</source>
        <translation>网站没有发来任何内容：请检查链接。</translation>
    </message>
    <message>
        <source>The workbook has no such sheet with cells: choose another one.</source>
        <translation>工作簿中没有这个含单元格的工作表：请选择其他工作表。</translation>
    </message>
    <message>
        <source>The workbook is damaged: open it in a spreadsheet, save it again and choose the new file.</source>
        <translation>工作簿已损坏：请用电子表格软件打开，重新保存，然后选择新文件。</translation>
    </message>
    <message>
        <source>The workbook is far larger than a list of customers: save the list as a CSV file.</source>
        <translation>工作簿远远大于一份客户列表：请将列表另存为 CSV 文件。</translation>
    </message>
    <message>
        <source>The workbook is protected by a password: save a copy without one, and choose that.</source>
        <translation>工作簿受密码保护：请另存一份没有密码的副本，然后选择它。</translation>
    </message>
    <message>
        <source>The workbook needs too much memory: save the list as a CSV file.</source>
        <translation>工作簿需要的内存过多：请将列表另存为 CSV 文件。</translation>
    </message>
    <message>
        <source>There are {0} merged cells; only the first of the parts has the text.</source>
        <translation>有 {0} 个合并的单元格；只有其中第一格含有文本。</translation>
    </message>
    <message>
        <source>There is a damaged character in it (position {1}): type it again.</source>
        <translation>其中有损坏的字符（第 {1} 位）：请重新输入。</translation>
    </message>
    <message>
        <source>There is a damaged character in the secret: copy it again.</source>
        <translation>私有密钥中有损坏的字符：请重新复制。</translation>
    </message>
    <message>
        <source>There is a merged cell; only the first of its parts has the text.</source>
        <translation>有一个合并的单元格；只有其中第一格含有文本。</translation>
    </message>
    <message>
        <source>There is a space or line break in it (position {0}): remove it.</source>
        <translation>其中有空格或换行（第 {0} 位）：请删除。</translation>
    </message>
    <message>
        <source>There is an invisible character in it ({0}, position {1}): type it again.</source>
        <translation>其中有不可见字符（{0}，第 {1} 位）：请重新输入。</translation>
    </message>
    <message>
        <source>There is no list of templates at this account's endpoint (HTTP 404).</source>
        <translation>该账户的接入点没有模板列表（HTTP 404）。</translation>
    </message>
    <message>
        <source>There is no message in this text: copy it as JSON or as a cURL line.</source>
        <translation>这段文本中没有消息：请将消息复制为 JSON 或 cURL 命令行。</translation>
    </message>
    <message>
        <source>There is no row below the header row: choose a file with a list.</source>
        <translation>标题行下面没有任何行：请选择包含列表的文件。</translation>
    </message>
    <message>
        <source>There is no template in the file. Choose one with templates as Meta lists them, or exported.</source>
        <translation>文件中没有模板。请选择 Meta 列表格式的模板文件，或由本程序导出的文件。</translation>
    </message>
    <message>
        <source>There is nothing at the account's URL (HTTP 404).</source>
        <translation>账号的 URL 处什么也没有（HTTP 404）。</translation>
    </message>
    <message>
        <source>There is nothing to import: copy a message as JSON or as a cURL line first.</source>
        <translation>没有可导入的内容：请先将消息复制为 JSON 或 cURL 命令行。</translation>
    </message>
    <message>
        <source>This JSON has no template message in it: copy the whole request body, from { to }.</source>
        <translation>这段 JSON 中没有模板消息：请复制完整的请求正文，从 { 到 }。</translation>
    </message>
    <message>
        <source>This account has no secret on this computer.</source>
        <translation>此账号在这台电脑上没有私有密钥。</translation>
    </message>
    <message>
        <source>This account has no secret on this computer: open the account and type it.</source>
        <translation>此账号在这台电脑上没有私有密钥：请打开账号并输入。</translation>
    </message>
    <message>
        <source>This account has no secret on this computer: remove the account and add it again.</source>
        <translation>此账号在这台电脑上没有私有密钥：请移除该账号后重新添加。</translation>
    </message>
    <message>
        <source>This cURL line sends no JSON that can be read: copy the one that sends the message.</source>
        <translation>这条 cURL 命令行没有发送可读的 JSON：请复制发送消息的那一条。</translation>
    </message>
    <message>
        <source>This cURL line takes its body from elsewhere ({0}): open that file here instead.</source>
        <translation>这条 cURL 命令行的正文来自别处（{0}）：请改为在这里打开该文件。</translation>
    </message>
    <message>
        <source>This cell is part of a merged one and empty here.</source>
        <translation>此单元格是合并单元格的一部分，在这里为空。</translation>
    </message>
    <message>
        <source>This column has no name.</source>
        <translation>此列没有名称。</translation>
    </message>
    <message>
        <source>This column is hidden in the spreadsheet.</source>
        <translation>此列在电子表格中被隐藏。</translation>
    </message>
    <message>
        <source>This computer cannot find {0}: check the link, and the network.</source>
        <translation>这台电脑找不到 {0}：请检查链接和网络。</translation>
    </message>
    <message>
        <source>This computer cannot reach {0}: check the link, and the network.</source>
        <translation>这台电脑无法连接 {0}：请检查链接和网络。</translation>
    </message>
    <message>
        <source>This computer's proxy did not let the request through: check the proxy settings.</source>
        <translation>这台电脑的代理没有放行该请求：请检查代理设置。</translation>
    </message>
    <message>
        <source>This defines templates and is no message: import it in the list of templates.</source>
        <translation>这是模板的定义，不是消息：请在模板列表中导入。</translation>
    </message>
    <message>
        <source>This field is empty: fill it in.</source>
        <translation>此字段为空：请填写。</translation>
    </message>
    <message>
        <source>This has too many parts to be one message: copy the message alone.</source>
        <translation>这里的部分太多，不像是一条消息：请只复制消息本身。</translation>
    </message>
    <message>
        <source>This is a PDF document, not a table: export the list as a CSV file or a workbook.</source>
        <translation>这是 PDF 文档，不是表格：请将列表导出为 CSV 文件或工作簿。</translation>
    </message>
    <message>
        <source>This is a device, not a file: choose a file.</source>
        <translation>这是设备，不是文件：请选择文件。</translation>
    </message>
    <message>
        <source>This is a folder: choose a file in it.</source>
        <translation>这是文件夹：请选择其中的文件。</translation>
    </message>
    <message>
        <source>This is a folder: choose a file.</source>
        <translation>这是一个文件夹：请选择文件。</translation>
    </message>
    <message>
        <source>This is a message and no template: import it in the composer.</source>
        <translation>这是消息，不是模板：请在编辑消息处导入。</translation>
    </message>
    <message>
        <source>This is a picture, not a table: choose a CSV file or a workbook.</source>
        <translation>这是图片，不是表格：请选择 CSV 文件或工作簿。</translation>
    </message>
    <message>
        <source>This is a web page, even if its name says otherwise: open it in a spreadsheet and save it as XLSX.</source>
        <translation>无论文件名是什么，这都是一个网页：请用电子表格软件打开并另存为 XLSX。</translation>
    </message>
    <message>
        <source>This is an XML document: open it in a spreadsheet and save it as XLSX.</source>
        <translation>这是 XML 文档：请用电子表格软件打开并另存为 XLSX。</translation>
    </message>
    <message>
        <source>This is far larger than a message can be (5 MB at most): copy the message alone.</source>
        <translation>这远大于一条消息的上限（5 MB）：请只复制消息本身。</translation>
    </message>
    <message>
        <source>This is no table: choose a CSV file or a workbook (XLSX, XLS or ODS).</source>
        <translation>这不是表格：请选择 CSV 文件或工作簿（XLSX、XLS 或 ODS）。</translation>
    </message>
    <message>
        <source>This is no text and no workbook: choose a CSV file or a workbook (XLSX, XLS or ODS).</source>
        <translation>这既不是文本也不是工作簿：请选择 CSV 文件或工作簿（XLSX、XLS 或 ODS）。</translation>
    </message>
    <message>
        <source>This is not a text: choose a file with JSON or a cURL line.</source>
        <translation>这不是文本：请选择含有 JSON 或 cURL 命令行的文件。</translation>
    </message>
    <message>
        <source>This message belongs to the account “{0}”.</source>
        <translation>此消息属于账号“{0}”。</translation>
    </message>
    <message>
        <source>This message belongs to the account “{0}”: “{1}” stays selected.</source>
        <translation>此消息属于账号“{0}”：仍使用“{1}”。</translation>
    </message>
    <message>
        <source>This message is of the type “{0}”, and only template messages can be sent here.</source>
        <translation>这条消息的类型是“{0}”，而这里只能发送模板消息。</translation>
    </message>
    <message>
        <source>This number is on your list “Never send to”: the customer may have asked for no more messages.</source>
        <translation>此号码在您的“从不发送”名单中：客户可能要求过不再接收消息。</translation>
    </message>
    <message>
        <source>This program failed before the message was sent.</source>
        <translation>本程序在消息发出前出错。</translation>
    </message>
    <message>
        <source>This row has fewer cells than there are columns; the others are empty.</source>
        <translation>此行的单元格少于列数；其余的为空。</translation>
    </message>
    <message>
        <source>This row has more cells than there are columns.</source>
        <translation>此行的单元格多于列数。</translation>
    </message>
    <message>
        <source>This row is hidden in the spreadsheet.</source>
        <translation>此行在电子表格中被隐藏。</translation>
    </message>
    <message>
        <source>This sends a form, as other providers want it, and no JSON: copy a message for NXCloud or WhatsApp.</source>
        <translation>这里发送的是其他服务商要求的表单，不是 JSON：请复制用于 NXCloud 或 WhatsApp 的消息。</translation>
    </message>
    <message>
        <source>This template has a part that cannot be filled in here, such as a variable button or a video: choose another.</source>
        <translation>此模板含有无法在此填写的部分，例如带变量的按钮或视频：请选择其他模板。</translation>
    </message>
    <message>
        <source>This text is too broken to be read without guessing at values: copy it again from where it came.</source>
        <translation>这段文本损坏过多，读取就得猜测其中的值：请从原处重新复制。</translation>
    </message>
    <message>
        <source>This text is too long to be looked through for a message: copy the message alone.</source>
        <translation>这段文本太长，无法从中查找消息：请只复制消息本身。</translation>
    </message>
    <message>
        <source>This was practice: nothing was sent to anybody.</source>
        <translation>这只是练习：没有向任何人发送任何内容。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Too long ({1} of at most {0} digits): check the number.</source>
        <translation>过长（{1} 位，最多 {0} 位）：请检查号码。</translation>
    </message>
    <message>
        <source>Too long: {1} characters, and at most {0} are possible.</source>
        <translation>过长：{1} 个字符，最多 {0} 个。</translation>
    </message>
    <message>
        <source>Too short ({1} of at least {0} digits): check the number and its country code.</source>
        <translation>过短（{1} 位，至少 {0} 位）：请检查号码和国家/地区代码。</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>跟踪 ID</translation>
    </message>
    <message>
        <source>Type a URL that begins with https://.</source>
        <translation>请输入以 https:// 开头的网址。</translation>
    </message>
    <message>
        <source>Type the recipient's number with its country code, then send the message again.</source>
        <translation>请输入收件人的号码，含国家/地区代码，然后再次发送这条消息。</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Unknown NXCloud customer</source>
        <translation>未知的 NXCloud 客户</translation>
    </message>
    <message>
        <source>Unknown business phone</source>
        <translation>未知的商业号码</translation>
    </message>
    <message>
        <source>Unlock the keyring and send again.</source>
        <translation>请解锁密钥环，然后再次发送。</translation>
    </message>
    <message>
        <source>Update this program to read the reason. It is safe to send again.</source>
        <translation>请更新本程序以查看原因。可以放心重新发送。</translation>
    </message>
    <message>
        <source>Variable {0} begins or ends with a space</source>
        <translation>变量 {0} 首尾有空格</translation>
    </message>
    <message>
        <source>Variable {0} begins or ends with a space: remove it if it is not meant.</source>
        <translation>变量 {0} 的开头或结尾有空格：如非有意，请删除。</translation>
    </message>
    <message>
        <source>Variable {0} has a line break</source>
        <translation>变量 {0} 含换行</translation>
    </message>
    <message>
        <source>Variable {0} has a line break, which WhatsApp refuses: put a space in its place.</source>
        <translation>变量 {0} 含换行，WhatsApp 会拒绝：请改用空格。</translation>
    </message>
    <message>
        <source>Variable {0} has a tab</source>
        <translation>变量 {0} 含制表符</translation>
    </message>
    <message>
        <source>Variable {0} has a tab, which WhatsApp refuses: put a space in its place.</source>
        <translation>变量 {0} 含制表符，WhatsApp 会拒绝：请改用空格。</translation>
    </message>
    <message>
        <source>Variable {0} has more than 4 spaces in a row, which WhatsApp refuses: leave one.</source>
        <translation>变量 {0} 有 4 个以上的连续空格，WhatsApp 会拒绝：请只留一个。</translation>
    </message>
    <message>
        <source>Variable {0} has no place in the template's text (variables: {1}, values: {2}): remove it, or correct the text.</source>
        <translation>变量 {0} 在模板原文中没有位置（变量：{1}，值：{2}）：请移除它，或更正原文。</translation>
    </message>
    <message>
        <source>Variable {0} has no place in the text</source>
        <translation>变量 {0} 在原文中没有位置</translation>
    </message>
    <message>
        <source>Variable {0} has too many spaces in a row</source>
        <translation>变量 {0} 连续空格过多</translation>
    </message>
    <message>
        <source>Variable {0} has {1} characters, and WhatsApp takes at most {2} in a message: shorten it.</source>
        <translation>变量 {0} 有 {1} 个字符，WhatsApp 的一条消息最多 {2} 个：请缩短。</translation>
    </message>
    <message>
        <source>Variable {0} holds a character that belongs into no message ({1}): remove it or type the text again.</source>
        <translation>变量 {0} 含有不应出现在消息中的字符（{1}）：请删除，或重新输入文字。</translation>
    </message>
    <message>
        <source>Variable {0} holds a control character</source>
        <translation>变量 {0} 含控制字符</translation>
    </message>
    <message>
        <source>Variable {0} holds a damaged character</source>
        <translation>变量 {0} 含损坏的字符</translation>
    </message>
    <message>
        <source>Variable {0} holds a damaged character: type the text again.</source>
        <translation>变量 {0} 含有损坏的字符：请重新输入文字。</translation>
    </message>
    <message>
        <source>Variable {0} holds an invisible character</source>
        <translation>变量 {0} 含不可见字符</translation>
    </message>
    <message>
        <source>Variable {0} holds an invisible character ({1}), probably from copying: remove it if it is not meant.</source>
        <translation>变量 {0} 含有不可见字符（{1}），可能来自复制：如非有意，请删除。</translation>
    </message>
    <message>
        <source>Variable {0} holds nothing that can be seen: fill it in or remove it.</source>
        <translation>变量 {0} 没有可见的内容：请填写或移除。</translation>
    </message>
    <message>
        <source>Variable {0} is blank</source>
        <translation>变量 {0} 空白</translation>
    </message>
    <message>
        <source>Variable {0} is empty</source>
        <translation>变量 {0} 为空</translation>
    </message>
    <message>
        <source>Variable {0} is empty: fill it in or remove it.</source>
        <translation>变量 {0} 为空：请填写或移除。</translation>
    </message>
    <message>
        <source>Variable {0} is too long</source>
        <translation>变量 {0} 过长</translation>
    </message>
    <message>
        <source>Wait a few minutes, then send again.</source>
        <translation>请等几分钟，然后再次发送。</translation>
    </message>
    <message>
        <source>Wait a few minutes, then send it again. If it fails again, send the trace id to NXCloud's technical support.</source>
        <translation>请等几分钟，然后再次发送。如果再次失败，请把跟踪 ID 发给 NXCloud 技术支持。</translation>
    </message>
    <message>
        <source>Wait a moment and send again. If it goes on, ask your administrator to check the account's endpoint.</source>
        <translation>请稍等片刻，然后再次发送。如果一直如此，请让管理员检查账号的接口地址。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>WhatsApp did not send it</source>
        <translation>WhatsApp 未发送</translation>
    </message>
    <message>
        <source>WhatsApp does not send this template any more (list of {0}): choose another, or update the templates.</source>
        <translation>WhatsApp 不再发送此模板（{0} 的列表）：请选择其他模板，或更新模板。</translation>
    </message>
    <message>
        <source>WhatsApp has no such template, or stopped it because of its low quality rating.</source>
        <translation>WhatsApp 没有这个模板，或因其质量评分过低而已停用。</translation>
    </message>
    <message>
        <source>WhatsApp has not approved this template (list of {0}): choose another, or update the templates.</source>
        <translation>WhatsApp 尚未批准此模板（{0} 的列表）：请选择其他模板，或更新模板。</translation>
    </message>
    <message>
        <source>WhatsApp has paused this template (list of {0}): choose another, or update the templates.</source>
        <translation>WhatsApp 已暂停此模板（{0} 的列表）：请选择其他模板，或更新模板。</translation>
    </message>
    <message>
        <source>WhatsApp rejected this template (list of {0}): choose another, or update the templates.</source>
        <translation>WhatsApp 已拒绝此模板（{0} 的列表）：请选择其他模板，或更新模板。</translation>
    </message>
    <message>
        <source>WhatsApp rejected this template: {1} (list of {0}). Choose another, or update the templates.</source>
        <translation>WhatsApp 已拒绝此模板：{1}（{0} 的列表）。请选择其他模板，或更新模板。</translation>
    </message>
    <message>
        <source>Wrong signature</source>
        <translation>签名错误</translation>
    </message>
    <message>
        <source>Wrong time</source>
        <translation>时间有误</translation>
    </message>
    <message>
        <source>You can fix this yourself.</source>
        <translation>您自己就能解决。</translation>
    </message>
    <message>
        <source>You cancelled before anything was sent.</source>
        <translation>您在发出任何内容之前取消了发送。</translation>
    </message>
    <message>
        <source>You cancelled when the request had already gone out.</source>
        <translation>您取消时，请求已经发出。</translation>
    </message>
    <message>
        <source>You cancelled.</source>
        <translation>您已取消。</translation>
    </message>
    <message>
        <source>You have nothing more to do.</source>
        <translation>您无需再做什么。</translation>
    </message>
    <message>
        <source>You have nothing more to do. Keep the message id in case the customer says that nothing arrived.</source>
        <translation>您无需再做什么。请保留消息 ID，以备客户说没有收到时使用。</translation>
    </message>
    <message>
        <source>You marked this message as gone out: sending it again sends a second one.</source>
        <translation>您已将此消息标记为已发出：再次发送会发出第二条。</translation>
    </message>
    <message>
        <source>You marked this message as not gone out: it is safe to send again.</source>
        <translation>您已将此消息标记为未发出：可以放心再次发送。</translation>
    </message>
    <message>
        <source>You may not read this file: close it in other programs, change its permissions, or choose another one.</source>
        <translation>您无权读取此文件：请在其他程序中将其关闭、更改其权限，或选择其他文件。</translation>
    </message>
    <message>
        <source>Your administrator can fix this.</source>
        <translation>这需要管理员解决。</translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <translation>BMP 图片</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>GIF 图片</translation>
    </message>
    <message>
        <source>a HEIC picture or a video</source>
        <translation>HEIC 图片或视频</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>JPEG 图片</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>a TIFF picture</source>
        <translation>TIFF 图片</translation>
    </message>
    <message>
        <source>a WebP picture</source>
        <translation>WebP 图片</translation>
    </message>
    <message>
        <source>a bracket too many</source>
        <translation>多余的一个括号</translation>
    </message>
    <message>
        <source>a comma too many</source>
        <translation>多余的一个逗号</translation>
    </message>
    <message>
        <source>a missing bracket</source>
        <translation>缺少的一个括号</translation>
    </message>
    <message>
        <source>a missing colon</source>
        <translation>缺少的一个冒号</translation>
    </message>
    <message>
        <source>a missing comma</source>
        <translation>缺少的一个逗号</translation>
    </message>
    <message>
        <source>a part of the type “{0}”</source>
        <translation>类型为“{0}”的部分</translation>
    </message>
    <message>
        <source>a second {0}</source>
        <translation>重复的 {0}</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>an AVIF picture</source>
        <translation>AVIF 图片</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>以及另外 {0} 项</translation>
    </message>
    <message>
        <source>and {0} more.</source>
        <translation>还有 {0} 个。</translation>
    </message>
    <message>
        <source>comments (left out)</source>
        <translation>注释（已略去）</translation>
    </message>
    <message>
        <source>http:// would send to {0} unprotected: use https://.</source>
        <translation>http:// 会在没有保护的情况下发往 {0}：请使用 https://。</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>不是图片的内容</translation>
    </message>
    <message>
        <source>number {0} has more than one {1}.</source>
        <translation>第 {0} 个有不止一个 {1}。</translation>
    </message>
    <message>
        <source>number {0} has no “{1}”.</source>
        <translation>第 {0} 个缺少“{1}”。</translation>
    </message>
    <message>
        <source>number {0} holds a damaged character.</source>
        <translation>第 {0} 个含有损坏的字符。</translation>
    </message>
    <message>
        <source>number {0} is no template.</source>
        <translation>第 {0} 个不是模板。</translation>
    </message>
    <message>
        <source>number {0}: its button {1} cannot be read.</source>
        <translation>第 {0} 个：它的按钮 {1} 无法读取。</translation>
    </message>
    <message>
        <source>number {0}: its component {1} cannot be read.</source>
        <translation>第 {0} 个：它的组件 {1} 无法读取。</translation>
    </message>
    <message>
        <source>number {0}: its “{1}” cannot be read.</source>
        <translation>第 {0} 个：它的“{1}”无法读取。</translation>
    </message>
    <message>
        <source>number {0}: its “{1}” is no list.</source>
        <translation>第 {0} 个：它的“{1}”不是列表。</translation>
    </message>
    <message>
        <source>number {0}: its “{1}” is no text.</source>
        <translation>第 {0} 个：它的“{1}”不是文本。</translation>
    </message>
    <message>
        <source>punctuation</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>quotation marks</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>text around it (left out)</source>
        <translation>前后的文字（已略去）</translation>
    </message>
    <message>
        <source>the message “{0}”, which is of the type “{1}”</source>
        <translation>类型为“{1}”的消息“{0}”</translation>
    </message>
    <message>
        <source>the number {0}, which has to be a text</source>
        <translation>应为文本的数字 {0}</translation>
    </message>
    <message>
        <source>the spelling of “{0}”</source>
        <translation>“{0}”的拼写</translation>
    </message>
    <message>
        <source>the text “{0}”, which has to be a number</source>
        <translation>应为数字的文本“{0}”</translation>
    </message>
    <message>
        <source>the user id “{0}” as recipient, as only a number can be one</source>
        <translation>作为收件人的用户 ID“{0}”，因为收件人只能是号码</translation>
    </message>
    <message>
        <source>the variable “{0}”, filled in with its value in the collection</source>
        <translation>变量“{0}”，已填入集合中的值</translation>
    </message>
    <message>
        <source>variable {0}, which has no text</source>
        <translation>没有文字的变量 {0}</translation>
    </message>
    <message>
        <source>{0} (position {1}) cannot stand here: only plain letters, digits and signs can.</source>
        <translation>{0}（第 {1} 位）不能出现在这里：只能用普通字母、数字和符号。</translation>
    </message>
    <message>
        <source>{0} (position {1}) cannot stand in a URL: remove it.</source>
        <translation>{0}（第 {1} 位）不能出现在 URL 中：请删除。</translation>
    </message>
    <message>
        <source>{0} blank rows were left out.</source>
        <translation>已略去 {0} 个空行。</translation>
    </message>
    <message>
        <source>{0} brackets too many</source>
        <translation>多余的 {0} 个括号</translation>
    </message>
    <message>
        <source>{0} cannot be reached from the internet, so WhatsApp cannot fetch the image: use a public link.</source>
        <translation>无法从互联网访问 {0}，因此 WhatsApp 无法获取图片：请使用公开链接。</translation>
    </message>
    <message>
        <source>{0} changed</source>
        <translation>{0} 个有变化</translation>
    </message>
    <message>
        <source>{0} commas too many</source>
        <translation>多余的 {0} 个逗号</translation>
    </message>
    <message>
        <source>{0} did not answer this computer in time: check again later, or use another link.</source>
        <translation>{0} 没有及时回应这台电脑：请稍后再检查，或换一个链接。</translation>
    </message>
    <message>
        <source>{0} does not look like a number that can exist: check it once more.</source>
        <translation>{0} 看起来不像真实存在的号码：请再核对一次。</translation>
    </message>
    <message>
        <source>{0} gone</source>
        <translation>{0} 个已消失</translation>
    </message>
    <message>
        <source>{0} has more digits than a spreadsheet keeps: the last ones are lost</source>
        <translation>{0} 的位数超过电子表格能保存的位数：末尾数字已丢失</translation>
    </message>
    <message>
        <source>{0} has more than one {1}.</source>
        <translation>{0} 有多个 {1}。</translation>
    </message>
    <message>
        <source>{0} has no “{1}”.</source>
        <translation>{0} 没有“{1}”。</translation>
    </message>
    <message>
        <source>{0} holds a character that this encoding does not have</source>
        <translation>{0} 含有此编码中没有的字符</translation>
    </message>
    <message>
        <source>{0} holds a damaged character.</source>
        <translation>{0} 含有损坏的字符。</translation>
    </message>
    <message>
        <source>{0} holds a formula whose result is not in the file</source>
        <translation>{0} 是公式，但文件中没有其结果</translation>
    </message>
    <message>
        <source>{0} holds an error of the spreadsheet</source>
        <translation>{0} 含有电子表格错误</translation>
    </message>
    <message>
        <source>{0} holds nothing that can be seen: fill it in.</source>
        <translation>“{0}”没有可见的内容：请填写。</translation>
    </message>
    <message>
        <source>{0} is blank</source>
        <translation>“{0}”空白</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>“{0}”为空</translation>
    </message>
    <message>
        <source>{0} is empty: fill it in.</source>
        <translation>“{0}”为空：请填写。</translation>
    </message>
    <message>
        <source>{0} is inside a private network. WhatsApp cannot fetch from there, so it was not asked: use a public link.</source>
        <translation>{0} 位于内部网络中。WhatsApp 无法从那里获取，因此没有访问它：请使用公开的链接。</translation>
    </message>
    <message>
        <source>{0} is no template.</source>
        <translation>{0} 不是模板。</translation>
    </message>
    <message>
        <source>{0} is not known in {1}</source>
        <translation>{0} 没有 {1} 语言版本</translation>
    </message>
    <message>
        <source>{0} is not part of a number: type digits only.</source>
        <translation>{0} 不属于数字：请只输入数字。</translation>
    </message>
    <message>
        <source>{0} is not part of a phone number: remove it.</source>
        <translation>{0} 不属于电话号码：请删除。</translation>
    </message>
    <message>
        <source>{0} may have swallowed the next rows: a quote is missing</source>
        <translation>{0} 可能吞掉了后面的行：缺少引号</translation>
    </message>
    <message>
        <source>{0} missing brackets</source>
        <translation>缺少的 {0} 个括号</translation>
    </message>
    <message>
        <source>{0} missing colons</source>
        <translation>缺少的 {0} 个冒号</translation>
    </message>
    <message>
        <source>{0} missing commas</source>
        <translation>缺少的 {0} 个逗号</translation>
    </message>
    <message>
        <source>{0} new</source>
        <translation>{0} 个新增</translation>
    </message>
    <message>
        <source>{0} refuses the connection: check the link.</source>
        <translation>{0} 拒绝连接：请检查链接。</translation>
    </message>
    <message>
        <source>{0} rows are hidden in the spreadsheet; they are in the list too.</source>
        <translation>电子表格中有 {0} 行被隐藏；它们也在列表中。</translation>
    </message>
    <message>
        <source>{0} templates could not be read:</source>
        <translation>有 {0} 个模板无法读取：</translation>
    </message>
    <message>
        <source>{0} templates were imported.</source>
        <translation>已导入 {0} 个模板。</translation>
    </message>
    <message>
        <source>{0} was shortened by the spreadsheet ({1}): the number is lost</source>
        <translation>{0} 被电子表格缩写（{1}）：号码已丢失</translation>
    </message>
    <message>
        <source>{0} were here already.</source>
        <translation>有 {0} 个原本就有。</translation>
    </message>
    <message>
        <source>{0} were left out:</source>
        <translation>有 {0} 个未读取：</translation>
    </message>
    <message>
        <source>{0}, {1} × {2} pixels, {3}, as seen from this computer.</source>
        <translation>{0}，{1} × {2} 像素，{3}（从这台电脑看到）。</translation>
    </message>
    <message>
        <source>{0}, {1}, as seen from this computer.</source>
        <translation>{0}，{1}（从这台电脑看到）。</translation>
    </message>
    <message>
        <source>{0}: its button {1} cannot be read.</source>
        <translation>{0}：无法读取第 {1} 个按钮。</translation>
    </message>
    <message>
        <source>{0}: its component {1} cannot be read.</source>
        <translation>{0}：无法读取第 {1} 个组件。</translation>
    </message>
    <message>
        <source>{0}: its “{1}” cannot be read.</source>
        <translation>{0}：无法读取其“{1}”。</translation>
    </message>
    <message>
        <source>{0}: its “{1}” is no list.</source>
        <translation>{0}：其“{1}”不是列表。</translation>
    </message>
    <message>
        <source>{0}: its “{1}” is no text.</source>
        <translation>{0}：其“{1}”不是文本。</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}；{1}</translation>
    </message>
    <message>
        <source>“{0}” in the header, which takes only texts or one image</source>
        <translation>页眉中的“{0}”，因为页眉只能是文本或一张图片</translation>
    </message>
    <message>
        <source>“{0}” stood there twice, and the last one was taken: check it.</source>
        <translation>“{0}”出现了两次，取用了最后一个：请检查。</translation>
    </message>
    <message>
        <source>“{0}”, a currency or a date that is now a text</source>
        <translation>“{0}”，原为货币或日期，现作为文本</translation>
    </message>
    <message>
        <source>“{0}”, which has to be a text</source>
        <translation>应为文本的“{0}”</translation>
    </message>
    <message>
        <source>“{0}”, which the document does not have</source>
        <translation>文档中没有的“{0}”</translation>
    </message>
    <message>
        <source>“{1}” as tenant id</source>
        <translation>作为租户 ID 的“{1}”</translation>
    </message>
    <message>
        <source>“{1}” as variable {0}, which is left empty</source>
        <translation>作为变量 {0} 的“{1}”，该变量已留空</translation>
    </message>
    <message>
        <source>“{1}” as {0}</source>
        <translation>作为 {0} 的“{1}”</translation>
    </message>
</context>
<context>
    <name>ServerClock</name>
    <message>
        <source>1 day {1} h</source>
        <translation>1 天 {1} 小时</translation>
    </message>
    <message>
        <source>This computer's clock is {0} fast. Time stamps are corrected by that; set the clock right.</source>
        <translation>这台电脑的时钟快了 {0}。时间戳已按此校正；请将时钟调准。</translation>
    </message>
    <message>
        <source>This computer's clock is {0} slow. Time stamps are corrected by that; set the clock right.</source>
        <translation>这台电脑的时钟慢了 {0}。时间戳已按此校正；请将时钟调准。</translation>
    </message>
    <message>
        <source>{0} days {1} h</source>
        <translation>{0} 天 {1} 小时</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} 分 {1} 秒</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Alt with an underlined letter leads to what it stands for.</source>
        <translation>按住 Alt 再按带下划线的字母，可转到对应的项目。</translation>
    </message>
    <message>
        <source>Back to the message</source>
        <translation>返回消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一行</translation>
    </message>
    <message>
        <source>Go to the details</source>
        <translation>转到详细信息</translation>
    </message>
    <message>
        <source>Go to the next one, or add one</source>
        <translation>转到下一个，或添加一个</translation>
    </message>
    <message>
        <source>In a variable</source>
        <translation>在变量中</translation>
    </message>
    <message>
        <source>In the history</source>
        <translation>在历史记录中</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>SizeCounter</name>
    <message>
        <source>The text with its values.</source>
        <translation>填入参数值后的文字。</translation>
    </message>
    <message>
        <source>The values alone: the template's text is not known.</source>
        <translation>仅参数值：模板原文未知。</translation>
    </message>
    <message>
        <source>{0} of {1} characters</source>
        <translation>{0}/{1} 个字符</translation>
    </message>
</context>
<context>
    <name>SourceBox</name>
    <message>
        <source>Choose a column</source>
        <translation>选择一列</translation>
    </message>
    <message>
        <source>Same for all rows…</source>
        <translation>所有行相同…</translation>
    </message>
    <message>
        <source>e.g. {0}</source>
        <translation>例如 {0}</translation>
    </message>
    <message>
        <source>empty in this row</source>
        <translation>此行为空</translation>
    </message>
    <message>
        <source>for all rows</source>
        <translation>用于所有行</translation>
    </message>
    <message>
        <source>{0}, the same for all rows</source>
        <translation>{0}，所有行相同</translation>
    </message>
</context>
<context>
    <name>SpaceFix</name>
    <message>
        <source>It will read: {0}</source>
        <translation>替换后为：{0}</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Use spaces…</source>
        <translation>改用空格…</translation>
    </message>
</context>
<context>
    <name>StepItem</name>
    <message>
        <source>current step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>StepsBar</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>TableNotes</name>
    <message>
        <source>Column {0}: {1}</source>
        <translation>列 {0}：{1}</translation>
    </message>
    <message>
        <source>Row {0}: {1}</source>
        <translation>第 {0} 行：{1}</translation>
    </message>
    <message>
        <source>Sent as the spreadsheet shows them: look once</source>
        <translation>将按电子表格中显示的样子发送：请确认一次</translation>
    </message>
    <message>
        <source>The file does not say its encoding. Choose the one in which the names read right.</source>
        <translation>文件未注明编码。请选择能正确显示姓名的编码。</translation>
    </message>
    <message>
        <source>{0} more notes like these</source>
        <translation>另有 {0} 条类似提示</translation>
    </message>
    <message>
        <source>{0} rows, the first is row {1}: {2}</source>
        <translation>{0} 行，首个为第 {1} 行：{2}</translation>
    </message>
</context>
<context>
    <name>TablePreview</name>
    <message>
        <source>Rows of the file</source>
        <translation>文件中的行</translation>
    </message>
</context>
<context>
    <name>TemplateBox</name>
    <message>
        <source>Choose a template</source>
        <translation>请选择模板</translation>
    </message>
</context>
<context>
    <name>TemplateChoice</name>
    <message>
        <source>Not in your list</source>
        <translation>不在您的列表中</translation>
    </message>
</context>
<context>
    <name>TemplateChooser</name>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Name, text or language</source>
        <translation>名称、正文或语言</translation>
    </message>
    <message>
        <source>No template is saved yet. Type a name, or import templates.</source>
        <translation>尚未保存任何模板。请输入名称，或导入模板。</translation>
    </message>
    <message>
        <source>No template is saved yet. Update or import them on the page “Templates”.</source>
        <translation>尚未保存模板。请在“模板”页面更新或导入。</translation>
    </message>
    <message>
        <source>Nothing found. Try another word.</source>
        <translation>没有找到。请换一个词。</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>搜索模板</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Use “{0}” as a name of your own</source>
        <translation>使用“{0}”作为自定名称</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>TemplateController</name>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Type the template's name first: it is what the template is known by.</source>
        <translation>请先输入模板名称：模板以它来识别。</translation>
    </message>
</context>
<context>
    <name>TemplateDetails</name>
    <message>
        <source>&amp;Duplicate</source>
        <translation>创建副本(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit wording…</source>
        <translation>编辑措辞(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>Back to NXCloud's wording</source>
        <translation>恢复 NXCloud 的正文</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车键</translation>
    </message>
    <message>
        <source>From NXCloud · seen {0}</source>
        <translation>来自 NXCloud · {0}见到</translation>
    </message>
    <message>
        <source>Message and variables</source>
        <translation>消息和变量</translation>
    </message>
    <message>
        <source>More for this template</source>
        <translation>此模板的更多操作</translation>
    </message>
    <message>
        <source>NXCloud lists this template, too. This one is your own.</source>
        <translation>NXCloud 也有此模板。这一个是您自己的。</translation>
    </message>
    <message>
        <source>Replace by NXCloud's</source>
        <translation>替换为 NXCloud 的</translation>
    </message>
    <message>
        <source>The image stands here</source>
        <translation>图片显示在此处</translation>
    </message>
    <message>
        <source>This is your own wording. WhatsApp sends NXCloud's.</source>
        <translation>这是您自己的正文。WhatsApp 发送的是 NXCloud 的正文。</translation>
    </message>
    <message>
        <source>Use for a &amp;batch</source>
        <translation>用于批量发送(&amp;B)</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自己的</translation>
    </message>
    <message>
        <source>Your own · {0}</source>
        <translation>自己的 · {0}</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自己的</translation>
    </message>
    <message>
        <source>your own {0}</source>
        <translation>自己的 {0}</translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
</context>
<context>
    <name>TemplateFixLinks</name>
    <message>
        <source>Update templates</source>
        <translation>更新模板</translation>
    </message>
    <message>
        <source>Use NXCloud's wording</source>
        <translation>使用 NXCloud 的正文</translation>
    </message>
    <message>
        <source>Use the template's header</source>
        <translation>使用模板的页眉</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>使用 {0}</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>Another status</source>
        <translation>其他状态</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>任何语言</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>任何状态</translation>
    </message>
    <message>
        <source>Gone from NXCloud</source>
        <translation>已从 NXCloud 消失</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Name, text or language</source>
        <translation>名称、文字或语言</translation>
    </message>
    <message>
        <source>Nothing found. Try another word or filter.</source>
        <translation>没有找到。请换一个词或筛选条件。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Search the templates</source>
        <translation>搜索模板</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自己的</translation>
    </message>
</context>
<context>
    <name>TemplateListAddress</name>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>高级(&amp;V)</translation>
    </message>
    <message>
        <source>Ask NXCloud for it; templates are updated from there.</source>
        <translation>请向 NXCloud 索取；模板将从该地址更新。</translation>
    </message>
    <message>
        <source>Template &amp;list</source>
        <translation>模板列表(&amp;L)</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
</context>
<context>
    <name>TemplateLook</name>
    <message>
        <source>Authentication</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>营销</translation>
    </message>
    <message>
        <source>Not in NXCloud's list any more</source>
        <translation>已不在 NXCloud 的列表中</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>实用</translation>
    </message>
</context>
<context>
    <name>TemplateStatus</name>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Status {0}</source>
        <translation>状态 {0}</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>WhatsApp does not send it any more</source>
        <translation>WhatsApp 不再发送</translation>
    </message>
    <message>
        <source>WhatsApp has not approved it yet</source>
        <translation>WhatsApp 尚未批准</translation>
    </message>
    <message>
        <source>WhatsApp has paused it</source>
        <translation>WhatsApp 已暂停</translation>
    </message>
    <message>
        <source>WhatsApp rejected it</source>
        <translation>WhatsApp 已拒绝</translation>
    </message>
    <message>
        <source>WhatsApp rejected it: {0}</source>
        <translation>WhatsApp 已拒绝：{0}</translation>
    </message>
</context>
<context>
    <name>TemplatesEmpty</name>
    <message>
        <source>Choose an account to fetch its templates from NXCloud, or import a file.</source>
        <translation>请选择一个账号，以便从 NXCloud 获取其模板，或导入文件。</translation>
    </message>
    <message>
        <source>Fetch the sandbox's templates, or import a file. Names, wordings and examples then fill the form for you.</source>
        <translation>获取沙盒的模板，或导入文件。之后名称、措辞和示例会自动填入表单。</translation>
    </message>
    <message>
        <source>Fetch the templates of {0} from NXCloud, or import a file. Names, wordings and examples then fill the form for you.</source>
        <translation>从 NXCloud 获取 {0} 的模板，或导入文件。之后名称、措辞和示例会自动填入表单。</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>No templates yet</source>
        <translation>还没有模板</translation>
    </message>
    <message>
        <source>Update from NXCloud</source>
        <translation>从 NXCloud 更新</translation>
    </message>
</context>
<context>
    <name>TemplatesHead</name>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Last update…</source>
        <translation>上次更新(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;New template…</source>
        <translation>新建模板(&amp;N)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Last updated {0}</source>
        <translation>上次更新：{0}</translation>
    </message>
    <message>
        <source>More commands for templates</source>
        <translation>模板的更多命令</translation>
    </message>
    <message>
        <source>Never updated</source>
        <translation>从未更新</translation>
    </message>
    <message>
        <source>No account is chosen</source>
        <translation>未选择账号</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Update from NXCloud</source>
        <translation>从 NXCloud 更新</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>正在更新…</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>1 template was exported.</source>
        <translation>已导出 1 个模板。</translation>
    </message>
    <message>
        <source>Export templates</source>
        <translation>导出模板</translation>
    </message>
    <message>
        <source>Import in Compose</source>
        <translation>在“撰写”中导入</translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>JSON (*.json);;All files (*)</source>
        <translation>JSON (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>NXCloud's wording is back.</source>
        <translation>已恢复 NXCloud 的正文。</translation>
    </message>
    <message>
        <source>Rename template</source>
        <translation>重命名模板</translation>
    </message>
    <message>
        <source>Title in this program; the approved name stays {0}</source>
        <translation>本程序中的标题；审核通过的名称仍为 {0}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0} templates were exported.</source>
        <translation>已导出 {0} 个模板。</translation>
    </message>
    <message>
        <source>“{0}” is deleted.</source>
        <translation>“{0}”已删除。</translation>
    </message>
    <message>
        <source>“{0}” is replaced by NXCloud's.</source>
        <translation>“{0}”已替换为 NXCloud 的模板。</translation>
    </message>
    <message>
        <source>“{0}” was added.</source>
        <translation>“{0}”已添加。</translation>
    </message>
</context>
<context>
    <name>TextEdit</name>
    <message>
        <source>A field takes at most {0} characters. Nothing was inserted: copy the template's text alone.</source>
        <translation>一个输入框最多容纳 {0} 个字符。未插入任何内容：请只复制模板的文字。</translation>
    </message>
</context>
<context>
    <name>TitleDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>UpdateArea</name>
    <message>
        <source>&amp;Rehearse an answer</source>
        <translation>演练回复(&amp;R)</translation>
    </message>
    <message>
        <source>1 template could not be read.</source>
        <translation>有 1 个模板无法读取。</translation>
    </message>
    <message>
        <source>A single row</source>
        <translation>单独一行</translation>
    </message>
    <message>
        <source>A web page instead of a list</source>
        <translation>返回网页而不是列表</translation>
    </message>
    <message>
        <source>An empty list</source>
        <translation>空列表</translation>
    </message>
    <message>
        <source>An unknown shape</source>
        <translation>未知的格式</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>照常</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>No permission: the other list answers</source>
        <translation>没有权限：由另一个列表应答</translation>
    </message>
    <message>
        <source>Not found: the other list answers</source>
        <translation>未找到：由另一个列表应答</translation>
    </message>
    <message>
        <source>Rows in “data”</source>
        <translation>行在“data”中</translation>
    </message>
    <message>
        <source>Rows in “list”</source>
        <translation>行在“list”中</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>保存应答</translation>
    </message>
    <message>
        <source>Save the answer…</source>
        <translation>保存应答…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>The answer is saved. Send the file to support.</source>
        <translation>应答已保存。请把文件发给技术支持。</translation>
    </message>
    <message>
        <source>This program failed while it read the list.</source>
        <translation>本程序在读取列表时出错。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Type the address</source>
        <translation>输入地址</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>正在更新…</translation>
    </message>
    <message>
        <source>{0} templates could not be read.</source>
        <translation>有 {0} 个模板无法读取。</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Gone from NXCloud</source>
        <translation>已从 NXCloud 消失</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Update from NXCloud</source>
        <translation>从 NXCloud 更新</translation>
    </message>
    <message>
        <source>… and {0} more.</source>
        <translation>…还有 {0} 个。</translation>
    </message>
</context>
<context>
    <name>VariablesTable</name>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Body, twice</source>
        <translation>正文，两次</translation>
    </message>
    <message>
        <source>Body, {0} times</source>
        <translation>正文，{0} 次</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Variable {0}</source>
        <translation>变量 {0}</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>&amp;Batch</source>
        <translation>批量(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Compose</source>
        <translation>撰写(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation>下一区域(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous area</source>
        <translation>上一区域(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>请求(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Templates</source>
        <translation>模板(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Ch&amp;oose a template</source>
        <translation>选择模板(&amp;O)</translation>
    </message>
    <message>
        <source>Rec&amp;ipient</source>
        <translation>收件人(&amp;I)</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Add an accoun&amp;t</source>
        <translation>添加账号(&amp;T)</translation>
    </message>
    <message>
        <source>Add your NXCloud account</source>
        <translation>添加您的 NXCloud 账号</translation>
    </message>
    <message>
        <source>O&amp;pen the sandbox</source>
        <translation>打开沙盒(&amp;P)</translation>
    </message>
    <message>
        <source>Practise in the sandbox</source>
        <translation>在沙盒中练习</translation>
    </message>
    <message>
        <source>See exactly what goes out, and read in plain words what happened.</source>
        <translation>发出什么一目了然，结果如何清楚明白。</translation>
    </message>
    <message>
        <source>Send WhatsApp template messages through NXCloud</source>
        <translation>通过 NXCloud 发送 WhatsApp 模板消息</translation>
    </message>
    <message>
        <source>The same endpoint on this computer: nothing leaves it, and every answer can be rehearsed.</source>
        <translation>这台电脑上的同款接口：任何内容都不会外传，各种回复均可演练。</translation>
    </message>
    <message>
        <source>You need the access key, the secret, the tenant id, the appkey and the business phone. Your administrator has them.</source>
        <translation>您需要 access key、密钥、租户 ID、appkey 和商务手机号。请向您的管理员索取。</translation>
    </message>
</context>
<context>
    <name>WordingDialog</name>
    <message>
        <source>&amp;Language code, for instance en_US</source>
        <translation>语言代码，例如 en_US(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Name as approved</source>
        <translation>获批的名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Wording; variables stand in double braces: {{First Name}} or {{1}}</source>
        <translation>措辞；变量写在双花括号中：{{First Name}} 或 {{1}}(&amp;W)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Edit wording</source>
        <translation>编辑措辞</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>新建模板</translation>
    </message>
    <message>
        <source>Type a language code of WhatsApp.</source>
        <translation>请输入 WhatsApp 的语言代码。</translation>
    </message>
    <message>
        <source>Type the name first.</source>
        <translation>请先输入名称。</translation>
    </message>
    <message>
        <source>{0}: the wording is for the preview here; WhatsApp sends its own.</source>
        <translation>{0}：此处的措辞仅用于预览；WhatsApp 发送的是它自己的措辞。</translation>
    </message>
</context>
<context>
    <name>WordingEditor</name>
    <message>
        <source>Back to NXCloud's wording</source>
        <translation>恢复 NXCloud 的正文</translation>
    </message>
    <message>
        <source>Back to the saved wording</source>
        <translation>恢复已保存的正文</translation>
    </message>
    <message>
        <source>Edit wording</source>
        <translation>编辑正文</translation>
    </message>
    <message>
        <source>Optional: for the preview and to name the variables. NXCloud sends the approved text.</source>
        <translation>可选：用于预览和为变量命名。NXCloud 发送的是已批准的正文。</translation>
    </message>
    <message>
        <source>Paste the template's text; its {{variables}} name the fields</source>
        <translation>粘贴模板正文；其中的 {{变量}} 为字段命名</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Wording of the template</source>
        <translation>模板正文</translation>
    </message>
</context>
<context>
    <name>_CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>_Search</name>
    <message>
        <source>Other languages: not known for this template</source>
        <translation>其他语言：此模板未知</translation>
    </message>
</context>
</TS>
