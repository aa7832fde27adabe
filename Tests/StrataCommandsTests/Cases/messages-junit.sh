strata build broken/patch --message-format junit
strata build warns --message-format junit > /dev/null
strata build web/base --message-format junit > /dev/null
strata build web/base --stritc --message-format junit
