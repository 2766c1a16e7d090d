/* OpenSlide's times for the slides of RegionReadBenchmark: regions of 1024x1024 at random places, one thread.
 *
 *     cc -O2 openslide_times.c -o openslide_times $(pkg-config --cflags --libs openslide)
 *     ./openslide_times slides/jpeg-512.tif ...
 *
 * Prints wall time and processor time per region in milliseconds; the first round of each slide warms up.
 */
#include <openslide.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SIDE = 1024, REGIONS = 60, ROUNDS = 4 };

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int measure(const char *path, uint32_t *pixels) {
    int64_t width, height;
    openslide_t *slide = openslide_open(path);
    if (slide == NULL || openslide_get_error(slide) != NULL) {
        fprintf(stderr, "%s: %s\n", path, slide == NULL ? "no slide" : openslide_get_error(slide));
        return 1;
    }
    openslide_get_level0_dimensions(slide, &width, &height);
    srand48(7);
    for (int round = 0; round < ROUNDS; round++) {
        double wall = now(CLOCK_MONOTONIC), processor = now(CLOCK_PROCESS_CPUTIME_ID);
        for (int i = 0; i < REGIONS; i++) {
            int64_t x = drand48() * (width - SIDE), y = drand48() * (height - SIDE);
            openslide_read_region(slide, pixels, x, y, 0, SIDE, SIDE);
        }
        if (round > 0) {
            printf("%s  wall %.2f  processor %.2f\n", path, (now(CLOCK_MONOTONIC) - wall) / REGIONS,
                    (now(CLOCK_PROCESS_CPUTIME_ID) - processor) / REGIONS);
        }
    }
    openslide_close(slide);
    return 0;
}

int main(int count, char **paths) {
    uint32_t *pixels = malloc(sizeof(uint32_t) * SIDE * SIDE);
    int failed = 0;
    for (int i = 1; i < count; i++) {
        failed |= measure(paths[i], pixels);
    }
    free(pixels);
    return failed;
}
