strata build web/base >&-; echo "$?"
strata diff web/base web/prod >&-; echo "$?"
strata version >&-; echo "$?"
strata diff web/base web/same >&-; echo "$?"
