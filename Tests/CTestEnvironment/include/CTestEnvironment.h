/// The environment that the tests were started in, as `environ` has it: names and values, ended by a null pointer.
const char *const *strata_original_environment(void);
