strata build warns --strict --strict=false > /dev/null
