strata build secret -o /dev/stdout | cat
strata build secret -o /dev/full
