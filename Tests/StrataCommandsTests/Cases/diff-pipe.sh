mkfifo pipe
strata diff pipe rendered/one.yaml
strata graph /dev/null
