/* Stands in for icuuc.dll, which Windows 10 has and Wine has not. Qt6Core imports these twenty functions, for text in
   encodings that are neither UTF nor the system's own; here there are no such encodings. */
#include <stddef.h>
#include <stdint.h>

#define EXPORTED __declspec(dllexport)
#define UNSUPPORTED 16 /* U_UNSUPPORTED_ERROR */
#define REFUSE if (error && *error <= 0) *error = UNSUPPORTED

EXPORTED void *ucnv_open(const char *name, int32_t *error) { REFUSE; return NULL; }
EXPORTED void ucnv_close(void *converter) {}
EXPORTED void ucnv_reset(void *converter) {}
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED int8_t ucnv_getMaxCharSize(const void *converter) { return 1; }
EXPORTED const char *ucnv_getName(const void *converter, int32_t *error) { REFUSE; return NULL; }
EXPORTED void ucnv_getToUCallBack(const void *converter, void **action, const void **context)
{
    if (action) *action = NULL;
    if (context) *context = NULL;
}
EXPORTED void ucnv_setToUCallBack(void *converter, void *action, const void *context, void **old_action,
                                  const void **old_context, int32_t *error) { REFUSE; }
EXPORTED void ucnv_setFromUCallBack(void *converter, void *action, const void *context, void **old_action,
                                    const void **old_context, int32_t *error) { REFUSE; }
EXPORTED void ucnv_cbToUWriteUChars(void *arguments, const void *source, int32_t length, int32_t offset,
                                    int32_t *error) { REFUSE; }
EXPORTED void ucnv_cbFromUWriteUChars(void *arguments, const void **source, const void *limit, int32_t offset,
                                      int32_t *error) { REFUSE; }
EXPORTED void ucnv_toUnicode(void *converter, void **target, const void *target_limit, const char **source,
                             const char *source_limit, int32_t *offsets, int8_t flush, int32_t *error) { REFUSE; }
EXPORTED void ucnv_fromUnicode(void *converter, char **target, const char *target_limit, const void **source,
                               const void *source_limit, int32_t *offsets, int8_t flush, int32_t *error) { REFUSE; }
EXPORTED int32_t ucnv_toUCountPending(const void *converter, int32_t *error) { REFUSE; return 0; }
EXPORTED int32_t ucnv_fromUCountPending(const void *converter, int32_t *error) { REFUSE; return 0; }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int32_t *error)
{
    REFUSE;
    return NULL;
}
EXPORTED const char *ucnv_getAvailableName(int32_t number) { return NULL; }
EXPORTED int32_t ucnv_countAvailable(void) { return 0; }
int __stdcall DllMain(void *instance, unsigned long reason, void *reserved) { return 1; }
