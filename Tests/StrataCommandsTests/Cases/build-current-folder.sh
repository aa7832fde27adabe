cd web/base && strata build
