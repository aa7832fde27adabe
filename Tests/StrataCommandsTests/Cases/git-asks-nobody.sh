mkdir bin
cat > bin/git <<'END'
#!/bin/sh
env | grep -E '^(GIT_TERMINAL_PROMPT|GIT_ASKPASS|SSH_ASKPASS_REQUIRE|GCM_INTERACTIVE)=' | sort >> "$LOG"
(: < /dev/tty) 2> /dev/null && echo "a terminal" >> "$LOG"
exit 1
END
chmod +x bin/git
export LOG="$PWD/log" PATH="$PWD/bin:$PATH"
unset GIT_TERMINAL_PROMPT
strata build 'https://example.com/org/repo.git'
cat log; rm log
GIT_TERMINAL_PROMPT=1 GIT_ASKPASS=my-askpass strata build 'https://example.com/org/repo.git' 2> /dev/null
cat log; rm log
GIT_ASKPASS=my-askpass strata build 'https://example.com/org/repo.git' 2> /dev/null
cat log
