# A shell proposes the forms of messages, and those of what each command prints.
strata --generate-completion-script bash | grep -o "'text'.*" | sort | uniq -c | sed 's/^ *//'
