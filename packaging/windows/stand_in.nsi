; Stands in for the program where there is no Windows: runs as long as a file named "stay" is in the temporary folder,
; and says so with one named "runs".
Unicode true
Target ${NSIS_TARGET}
OutFile "${OUTPUT}"
RequestExecutionLevel user
SilentInstall silent

Section
  FileOpen $0 "$TEMP\runs" w
  FileClose $0
  again:
  IfFileExists "$TEMP\stay" 0 end
  Sleep 100
  Goto again
  end:
SectionEnd
