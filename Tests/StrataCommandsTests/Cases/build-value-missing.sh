strata build web/base --output
