strata build web/base --message-format xml
strata diff web/base web/prod --message-format=
strata function --message-format
strata version --message-format json
