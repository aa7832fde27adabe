/// Takes back what the program set for the Swift runtime's start, so that no program that it calls inherits it.
void strata_finish_start(void);
