strata build web/base --strict=maybe
