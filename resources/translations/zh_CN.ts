<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountChooser</name>
    <message>
        <source>&amp;Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add an account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete “{0}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit “{0}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Practise in the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountDesk</name>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sandbox could not start on this computer. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>&amp;Access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Business phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tenant id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ppkey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you like to call it, for example Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server. This cannot send a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;heck credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the secret &amp;for this session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for this session only. Type here to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in {0}. Type here to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MD5 (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set. It will be kept in this system's keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set. Type it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving… If the keyring asks for its password, type it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secr&amp;et</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Si&amp;gnature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that sends, with country code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL of the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>1 day {1} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer's clock is {0} fast. Time stamps are corrected by that; set the clock right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer's clock is {0} slow. Time stamps are corrected by that; set the clock right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} days {1} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposeForm</name>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name as approved, for example order_update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional: paste the template's text; its {{variables}} name the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tem&amp;plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeleteHistoryDialog</name>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 message of which nobody knows whether it went out may be among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days that are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is &amp;older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is deleted cannot be brought back: neither the texts and answers, nor what was sent to whom. Of a deleted message there is no warning before it is sent a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} messages of which nobody knows whether they went out may be among them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind of header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>template text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not go out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>went out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeaderEditor</name>
    <message>
        <source>&amp;Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional: the template's header, with its {{variable}}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template's header text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDesk</name>
    <message>
        <source>1 message was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written: {0}. Choose another place and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} messages were exported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDetails</name>
    <message>
        <source>&amp;Copy for a support ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take that back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a message to see what went out and what came back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It &amp;went out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did &amp;not go out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer is kept of this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody heard the answer. You marked it as gone out ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody heard the answer. You marked it as not gone out ({0}): it is safe to send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server's words: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of this message is not kept, or cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of this message is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the message's texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the message's texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trace id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One day…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search recipient, template, ids and texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown, to be dealt with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown: did not go out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown: went out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>&amp;Back to the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message matches. Change what is searched for, or the choice beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source> day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the texts of messages and the server's answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After that only the time, the recipient, the template, the account and the outcome stay. A shorter time applies at once to what is older.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days for which texts and answers are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of messages sent from now on only the time, the recipient, the template, the account and the outcome are kept: they cannot be used again. Older ones keep their texts until their time is over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Messages sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown: did not go out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdLabel</name>
    <message>
        <source>Copy {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JsonPreview</name>
    <message>
        <source>Request body as JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name or a code, for example Spanish or es_MX</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Cancel sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud WhatsApp messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as &amp;template…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;emplates…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeDesk</name>
    <message>
        <source>The data file was damaged and is set aside. There was no copy of it: add your accounts anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file was damaged and is set aside; its copy of {0} took its place. What was sent since then is not in the history, and there is no warning before it is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type is not being saved, and nothing can be sent. {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>1 message may or may not have been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 more notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the old file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} messages may or may not have been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} more notices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterRow</name>
    <message>
        <source>Body parameter {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move or duplicate parameter {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove parameter {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterRows</name>
    <message>
        <source>Add parameter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewTabs</name>
    <message>
        <source>&amp;JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the body exactly as it goes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the signed request as a command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemBar</name>
    <message>
        <source>1 problem:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 warning:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} problems:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} warnings:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete account?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the account “{0}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you replace it, what it was is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its secret is removed from the keyring. What was sent by it stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace template?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send anyway?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a template “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WhatsApp may refuse this message later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {0} more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipientField</name>
    <message>
        <source>Country code and number, for example 86 136 0000 9759</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be sent as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestCopier</name>
    <message>
        <source>Asking the keyring for the secret…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. The signature in it is valid for 60 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request could not be signed: mend the problems first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request could not be signed: try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestPreview</name>
    <message>
        <source>Choose an account to see the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>String that is signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed when you press Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken when you press Send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Close the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy for a support ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again with the corrected time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server's words: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trace id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SandboxBanner</name>
    <message>
        <source>Rehearse an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last five digits of the recipient order the sandbox's answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…{0}  {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendButton</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending… {0} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>1 template was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 was here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 was left out:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field needs a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message to {0} at {1} may have gone out: its outcome is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A phone number in the request is not valid, most likely the recipient's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text header takes one parameter: remove the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted by NXCloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another account has this name already: choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the data file: close it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the data file: close it, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appkey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask NXCloud's technical support to finish setting up the business phone, and name this code and the trace id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send it again. Copy the details for your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send it again. If it goes on, ask your administrator to check the account's endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the customer, or look the message up in NXCloud's console, before you send it again. NXCloud's technical support can tell which is true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check that business phone and appkey belong together, or to link them at NXCloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the access key, and to ask NXCloud whether WhatsApp is switched on for the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the access key, and whether NXCloud allows this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's access key and endpoint, and whether a proxy removes headers on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's access key and secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's access key, secret and signature algorithm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's endpoint. If it is right, ask NXCloud's technical support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's endpoint. The message goes to no other address on its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the account's endpoint: the URL's path is probably wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the appkey and the endpoint in the account's settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the appkey in the account's settings, and the application's state at NXCloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the business phone and the endpoint in the account's settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the business phone in the account's settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the endpoint in the account's settings. If it is right, NXCloud's technical support can look the request up by its trace id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check the tenant id and the endpoint in the account's settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check this computer's proxy settings, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to check this computer's proxy settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to compare the business phone in the account's settings with the numbers registered at NXCloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to enter the secret again, and to check the access key and the signature algorithm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator to top up the account at NXCloud, then send the message again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk has room and can be written to, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the account's details and the message's texts, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date, time and time zone of this computer, then send the message again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection and the account's endpoint, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number with the customer. If it is right, reach them another way, such as by phone or email.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number's country code. If it is right, your administrator can ask NXCloud to add a price for this country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number, the template name and the language. If they are right, ask your administrator to check the account's endpoint and tenant id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the recipient's number and its country code with the customer, correct it, and send the message again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the template name and the language. If they are right, ask your administrator to look at the template's state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the template name letter by letter, and that the right account is chosen. If both are right, ask your administrator whether the template still exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer's date and time, then send again. If they are right, show this to your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a language that the template has, or ask your administrator to add this one to the template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region, or type a URL that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not send again before you have checked: NXCloud may have taken this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the template name and choose a language, then send the message again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP 502 with an HTML page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header has more than one parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} begins or ends with a space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} begins or ends with a space: remove it if it is not meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} has a line break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} has a line break, which WhatsApp refuses: put a space in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} has a tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} has a tab, which WhatsApp refuses: put a space in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} has more than 4 spaces in a row, which WhatsApp refuses: leave one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} has too many spaces in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} has {1} characters, and WhatsApp may refuse a header of more than {2}: shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} holds a character that belongs into no message ({1}): remove it or type the text again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} holds a control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} holds a damaged character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} holds a damaged character: type the text again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} holds an invisible character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} holds an invisible character ({1}), probably from copying: remove it if it is not meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} holds nothing that can be seen: fill it in or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} is blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} is empty: fill it in or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header parameter {0} is long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you send it again, the customer gets it twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image link does not begin with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image link holds a damaged character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image link holds a space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image link is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image link is not https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image link is not public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image link names no website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins or ends with a space or line break: remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a part that NXCloud's endpoint does not take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be a second message: an earlier one to this recipient was accepted, or may have gone out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a number from {0} to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header is a document, and NXCloud's endpoint takes only texts and images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header is a place, and NXCloud's endpoint takes only texts and images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header is a video, and NXCloud's endpoint takes only texts and images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header is of a kind that NXCloud's endpoint does not take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language holds a damaged character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language is not in NXCloud's list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a question that the keyring is asking, answer it, and send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look the earlier message up in the history before you send this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message may be too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud accepted the message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud can fix this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud could not hand the message to WhatsApp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud could not process the request and gave no reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud could not see that this is a template message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud did not accept one of the values in the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud did not accept the sign-in details of this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud does not know the access key, or the account may not send WhatsApp messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud does not know the application behind this appkey, or has switched it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud does not know the business phone that the message should come from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud does not know the customer account that this request names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud does not list the language {0}: choose one from the list, unless you know that the template has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud finds no template of this name for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud found no appkey in the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud found no business phone in the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud found no recipient in the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud found no template in the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud found no tenant id in the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud has set no price for sending to the recipient's country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud has taken the message and passes it on to WhatsApp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud has taken this message: sending it again sends a second one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud refused the request with a code that its documents do not explain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NXCloud took the request but could not send the message from its platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring is running here: start or install one, or keep the secret for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring is running here: start or install one, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring is running on this computer, so the secret could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection could be made, so nothing was handed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of its buttons has a variable, which NXCloud's endpoint cannot fill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the account, type its secret, and send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} begins or ends with a space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} begins or ends with a space: remove it if it is not meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} has a line break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} has a line break, which WhatsApp refuses: put a space in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} has a tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} has a tab, which WhatsApp refuses: put a space in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} has more than 4 spaces in a row, which WhatsApp refuses: leave one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} has too many spaces in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} has {1} characters, and WhatsApp takes at most {2} in a message: shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} holds a character that belongs into no message ({1}): remove it or type the text again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} holds a control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} holds a damaged character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} holds a damaged character: type the text again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} holds an invisible character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} holds an invisible character ({1}), probably from copying: remove it if it is not meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} holds nothing that can be seen: fill it in or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} is blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} is empty: fill it in or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter {0} is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the server's message, correct what it names, and send again. If it names nothing you can change, send the trace id to NXCloud's technical support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the server's message. If it does not help, send the code and the trace id to NXCloud's technical support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient begins with 00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient has no country code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient holds more than a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient is too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient may not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected by NXCloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the # and what follows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the user name and everything else up to the @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe to send again once the cause is fixed: NXCloud did not take this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe to send again: nothing of this message reached NXCloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again and answer the keyring's question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again. If it goes on, copy the details for your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again. If it goes on, open the account and keep the secret for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the message whenever you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the trace id to NXCloud's technical support and ask them what went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up another keyring, or open the account and keep the secret for this session only. Then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten the parameters, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of the sign-in details were missing when the request reached NXCloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in the data file is damaged: try again, and look into the log if it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is not right here: check this field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is wrong with the business phone that the message should come from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or install a keyring, or open the account and keep the secret for this session only. Then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template name holds a damaged character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template name is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template name is unusual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL names no server after https://: type it whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL's server name cannot exist: check its spelling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access key is missing: copy it from NXCloud's console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has not enough money left at NXCloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account or the message holds something that cannot be put into a request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer comes after 15 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer contradicts itself: it says both accepted and failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The appkey is missing: copy it from NXCloud's console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The business phone does not belong to the application behind this appkey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The business phone is missing: type the number that sends, with its country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this computer differs from NXCloud's by more than a minute, or the request took too long to get there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection closes without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data could not be read or written: try again, and look into the log if it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file cannot be written to: check its permissions and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file cannot be written to: check its permissions, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file is damaged: move it away, start the program again, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be opened: check that you may write to it, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be opened: check that you may write to it, then start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data was written by a newer version of this program: install that version again, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data was written by a newer version of this program: install that version again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: free some space, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint is missing: choose a region or type a URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not JSON ({0}). Choose a JSON file with templates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not JSON. Choose a JSON file with templates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a text. Choose a JSON file with templates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large to be one with templates. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was written by a newer version of this program. Install that version to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be written, and without a record nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image link begins with http://, which WhatsApp may refuse: use https:// if the website has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image link does not begin with https://: copy the whole link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image link holds a damaged character: copy the link again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image link holds a space or an invisible character: remove it, or copy the link again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image link is missing: paste it, or choose a header without an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image link names no website after https://: copy the whole link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring did not answer in time, so the secret could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring did not answer in time: look for a question it is asking, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring here does not protect what it keeps, so it is not used: set up another, or keep the secret for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring here does not protect what it keeps, so it is not used: set up another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked, so the secret could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked: unlock it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring on this computer does not protect what it keeps, so it is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring reported an error, so the secret could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring reported an error: try again, or keep the secret for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring reported an error: try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring's question was closed without an answer, so the secret could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring's question was closed without an answer: try again and answer it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language holds a damaged character: choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language is missing: choose the one that the template is written in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message could not be sent through WhatsApp; the server's message says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message is too large for the server (HTTP 413).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is missing: call the account as you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network does not know the server's name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is not set up for sending at NXCloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameters have {1} characters, WhatsApp may refuse more than {2}: shorten the longest, parameter {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port after the colon must be a number from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended before the answer was here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy of this network asks for a sign-in (HTTP 407).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy of this network did not let the request through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient begins with 00: remove it, so that the number begins with its country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient begins with 0: put the country code in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient holds something that is not part of a number ({0}): remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient is missing: type the number with its country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient is too long ({0} of at most {1} digits): check that it is one number only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient is too short ({0} of at least {1} digits): check the number and its country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient's number has no WhatsApp account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request may have gone out, but this program failed before it had read the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request went out, but no answer came in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request went out, but the answer cannot be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request went out, but the answer was far too long to be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request went out, but the connection broke before the answer was here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request went out, but the server reported a fault of its own instead of an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same message to {0} at {1} was marked as “went out”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same message to {0} is being sent right now by another window of this program, since {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same message to {0} was accepted by NXCloud at {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret begins or ends with a space or line break: copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret holds a line break or invisible character: copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret is empty: type it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret is missing: copy it from NXCloud's console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret is too long for a keyring: check that you copied the secret only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server accepted access key and secret. Tenant id, appkey and business phone are checked with the first real message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered in an unexpected way (code {0}). Access key and secret seem right; send a test message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not be reached from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept the sign-in details (HTTP 401).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not take the connection in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not take the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not let this account or this network in (HTTP 403).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has had too many requests for the moment (HTTP 429).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server points to another address without naming it (HTTP {0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server points to another address, which is not followed (HTTP {0}): {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused the request without saying why (HTTP {0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature was wrong, most likely because the account's secret is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template does not exist in the language you chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template name holds a damaged character: type the name again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template name is missing: type the name of the template to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template name is unusual: names have only small letters a to z, digits and _. Check the spelling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tenant id is missing: copy it from NXCloud's console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timestamp has expired, as if the clock were off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a damaged character in it (position {1}): type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a damaged character in the secret: copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a space or line break in it (position {0}): remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an invisible character in it ({0}, position {1}): type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no template in the file. Choose one with templates as Meta lists them, or exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing at the account's URL (HTTP 404).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no secret on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no secret on this computer: open the account and type it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no secret on this computer: remove the account and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field is empty: fill it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program failed before the message was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long ({1} of at most {0} digits): check the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long: {1} characters, and at most {0} are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short ({1} of at least {0} digits): check the number and its country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the recipient's number with its country code, then send the message again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keyring and send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a few minutes, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a few minutes, then send it again. If it fails again, send the trace id to NXCloud's technical support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment and send again. If it goes on, ask your administrator to check the account's endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WhatsApp has no such template, or stopped it because of its low quality rating.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can fix this yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cancelled before anything was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cancelled when the request had already gone out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have nothing more to do. Keep the message id in case the customer says that nothing arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your administrator can fix this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {0} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>http:// would send to {0} unprotected: use https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number {0} {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (position {1}) cannot stand here: only plain letters, digits and signs can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (position {1}) cannot stand in a URL: remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be reached from the internet, so WhatsApp cannot fetch the image: use a public link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not look like a number that can exist: check it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not part of a number: type digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not part of a phone number: remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} templates were taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} were here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} were left out:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TemplateDesk</name>
    <message>
        <source>Save as template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title. The recipient and the values are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the template's name first: it is what the template is known by.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TemplatesDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 template was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be sent from here. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No template is saved yet. Save one from a message, or import a file of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No template matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search title, name and text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read or written: {0}. Choose another place and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title in this program; the approved name stays {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U&amp;ndo delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header with a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} templates were exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Begin an empty message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this template's name, language and texts, without the recipient and the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>&amp;Practise in the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your N&amp;XCloud account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See exactly what goes out, and read in plain words what happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send WhatsApp template messages through NXCloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same endpoint on this computer: nothing leaves it, and every answer can be rehearsed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need the access key, the secret, the tenant id, the appkey and the business phone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Bytes</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the JSON out for reading. Copying copies the exact text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ImageLink</name>
    <message>
        <source>Lin&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link of the header image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
