strata build web/base
