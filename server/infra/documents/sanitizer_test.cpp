// Cairo 1.16 loses 768 bytes for every embedded OpenType/CFF font; everything else is ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libcairo.so\n"; }
