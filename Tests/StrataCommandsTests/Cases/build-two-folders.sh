strata build web/base web/dev
