strata build broken/patch --message-format github
strata build warns --message-format github > /dev/null
strata build broken/missing --message-format github
strata build web/base --stritc --message-format github
