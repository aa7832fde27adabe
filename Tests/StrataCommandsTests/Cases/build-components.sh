strata build web/base --component web/canary
