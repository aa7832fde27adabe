strata biuld web/base
