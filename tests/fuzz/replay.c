/* Runs a target once on each file named. Stands in for libFuzzer in `make check`. */
#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "unit.h"

#include "base/banned.h"

/* Of AddressSanitizer and its like, if they are there. */
__attribute__((weak)) void __sanitizer_set_report_fd(void *fd);

int main(int argc, char **argv)
{
	int err = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 100); /* a target may use the first for a tool */
	if (__sanitizer_set_report_fd && err >= 0)
		__sanitizer_set_report_fd((void *)(intptr_t)err);
	for (int i = 1; i < argc; i++) {
		struct bytes in = { 0 };
		int fd = open(argv[i], O_RDONLY | O_CLOEXEC);
		if (fd < 0) {
			perror(argv[i]);
			return EXIT_FAILURE;
		}
		read_all(fd, &in);
		close(fd);
		LLVMFuzzerTestOneInput((const uint8_t *)bytes_str(&in).p, in.n);
		bytes_release(&in);
	}
	return EXIT_SUCCESS;
}
