strata build warns > /dev/null
