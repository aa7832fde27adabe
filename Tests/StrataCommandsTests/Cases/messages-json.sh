strata build broken/patch --message-format json
strata build warns --message-format json > /dev/null
strata build warns --strict --message-format=json
strata build broken/yaml --message-format json
strata biuld web/base --message-format json
strata build web/base --stritc --message-format json
strata build web/base --message-format json -o
strata build web/base --message-format json > /dev/null
