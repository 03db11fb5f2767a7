; The Windows installer: for one person, without an administrator. `packaging/windows_installer.py` compiles it and
; defines VERSION, NUMBERS, TITLE, APP_ID, SIZE_KB, SOURCE, ICON, BANNER, REMOVALS, OUTPUT; perhaps SIGN and NSIS_TARGET.
;
;   setup.exe [/S] [/D=FOLDER]     /S asks nothing; /D, last and without quotes, is another place
;   uninstall.exe [/S]
;
; Exit status: 0 done, 1 ended by the person, 2 refused: the program runs, or the system is too old.

Unicode true
!ifdef NSIS_TARGET
  Target ${NSIS_TARGET}
!endif
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define NAME "nxwa-desktop"
!define WINDOW "${NAME}-window.exe"
!define CONSOLE "${NAME}.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define LINK "$SMPROGRAMS\${TITLE}.lnk"
!define OLDEST_BUILD 17763 ; Windows 10 1809, the oldest that Qt 6 runs on

Name "${TITLE}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${TITLE} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

; --- what is asked

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${BANNER}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DataStays)"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first one stands in for every other language. Windows' own language chooses.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString Welcome ${LANG_ENGLISH} "${TITLE} ${VERSION} will be installed for you alone. No administrator is needed.$\r$\n$\r$\nAn older version is replaced. Your messages, templates and settings stay.$\r$\n$\r$\n$_CLICK"
LangString Welcome ${LANG_SIMPCHINESE} "将仅为您安装 ${TITLE} ${VERSION}，无需管理员权限。$\r$\n$\r$\n旧版本会被替换。您的消息、模板和设置会保留。$\r$\n$\r$\n$_CLICK"
LangString DataStays ${LANG_ENGLISH} "The program will be removed. Your messages, templates, settings and secrets stay for a later installation."
LangString DataStays ${LANG_SIMPCHINESE} "程序将被移除。您的消息、模板、设置和密钥会保留，供以后重新安装时使用。"
LangString StillRuns ${LANG_ENGLISH} "${TITLE} is running. Close its window, then choose Retry."
LangString StillRuns ${LANG_SIMPCHINESE} "${TITLE} 正在运行。请先关闭其窗口，然后选择“重试”。"
LangString OldStays ${LANG_ENGLISH} "The older version could not be removed. Remove it in Windows' settings, then start this again."
LangString OldStays ${LANG_SIMPCHINESE} "无法移除旧版本。请在 Windows 设置中将其移除，然后重新运行此安装程序。"
LangString TooOld ${LANG_ENGLISH} "${TITLE} needs Windows 10 version 1809 or newer, 64-bit."
LangString TooOld ${LANG_SIMPCHINESE} "${TITLE} 需要 64 位的 Windows 10 版本 1809 或更高版本。"

VIProductVersion "${NUMBERS}"
!macro TELL LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${TITLE}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${TITLE}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "nxwa-desktop developers"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "nxwa-desktop developers"
!macroend
!insertmacro TELL ${LANG_ENGLISH}
!insertmacro TELL ${LANG_SIMPCHINESE}

; --- what is done

; Windows lets nobody write a program's file while it runs.
!macro REFUSE_WHILE_RUNNING FOLDER FILE
  ${DoWhile} ${FileExists} "${FOLDER}\${FILE}"
    ClearErrors
    FileOpen $1 "${FOLDER}\${FILE}" a
    ${IfNot} ${Errors}
      FileClose $1
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRuns)" /SD IDCANCEL IDRETRY +2
    Abort "$(StillRuns)"
  ${Loop}
!macroend

; A second start, a pinned icon and the window are one program in the taskbar: all bear the same id.
!macro MAKE_LINK
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IShellLink::SetPath} $0 '("$INSTDIR\${WINDOW}")'
    ${IShellLink::SetIconLocation} $0 '("$INSTDIR\${WINDOW}",0)'
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r1)'
    ${If} $1 P<> 0
      System::Call 'SHLWAPI::SHStrDupW(w "${APP_ID}", *p.r4)'
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r2'
      System::Alloc ${SYSSIZEOF_PROPVARIANT}
      Pop $3
      ${V_SetPointer} $3 ${VT_LPWSTR} r4
      ${IPropertyStore::SetValue} $1 '(r2,r3)'
      ${IPropertyStore::Commit} $1 ""
      !insertmacro PropVariantClear r3
      System::Free $2
      System::Free $3
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Save} $1 '("${LINK}",1)'
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section "Program"
  !insertmacro REFUSE_WHILE_RUNNING "$INSTDIR" "${WINDOW}"
  !insertmacro REFUSE_WHILE_RUNNING "$INSTDIR" "${CONSOLE}"

  ; The older version knows best what it installed, and where.
  ReadRegStr $2 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $2 != ""
  ${AndIf} ${FileExists} "$2\uninstall.exe"
    ClearErrors
    ExecWait '"$2\uninstall.exe" /S _?=$2' $3
    ${If} ${Errors}
    ${OrIf} $3 <> 0
      MessageBox MB_OK|MB_ICONSTOP "$(OldStays)" /SD IDOK
      Abort "$(OldStays)"
    ${EndIf}
    Delete "$2\uninstall.exe"
    RMDir "$2"
  ${EndIf}

  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$SMPROGRAMS" ; the folder must be there, and the program's own must be free
  !insertmacro MAKE_LINK

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "nxwa-desktop developers"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_RUNNING "$INSTDIR" "${WINDOW}"
  !insertmacro REFUSE_WHILE_RUNNING "$INSTDIR" "${CONSOLE}"
  !include "${REMOVALS}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; stays where somebody has put something of his own into it
  Delete "${LINK}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
