strata build web/base --reorder none | grep ^kind
