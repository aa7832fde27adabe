strata build broken/patch 2>&-; echo "$?"
strata build web/base >/dev/null 2>&-; echo "$?"
