"""PyTorch's times for the cases of NetworkForwardBenchmark and TrainingStepBenchmark.

    OMP_WAIT_POLICY=PASSIVE MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184 \
        python torch_times.py [--threads 2] [case ...]

Needs torch, timm and segmentation_models_pytorch. Prints wall time and processor time per thread, in seconds. The
variables keep freed memory in the process and idle threads from spinning; without them memory that is given back and
faulted in again, or spinning, can take most of the time.
"""
import argparse
import statistics
import time

import segmentation_models_pytorch as smp
import torch

MODEL_1 = "fpn/mit_b2"
MODEL_2 = "unetplusplus/timm-resnest101e"
FORWARD = {"forward-512": (MODEL_1, 512), "forward-1024": (MODEL_1, 1024), "forward-512-model-2": (MODEL_2, 512)}
TRAINING = {"step": (MODEL_1, 2), "step-mit_b0": ("fpn/mit_b0", 4), "step-model-2": (MODEL_2, 2)}


def network_of(architecture, layout):
    decoder, encoder = architecture.split("/")
    return smp.create_model(decoder, encoder, encoder_weights=None).to(memory_format=layout)


def step(network, optimizer, images, targets):
    logits = network(images)
    p, t = logits.sigmoid().flatten(2), targets.flatten(2)
    dice = 1 - (2 * (p * t).sum(2) + 1e-5) / (p.sum(2) + t.sum(2) + 1e-5)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets) + dice.mean()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()


def measure(name, run, threads, repeats):
    run()
    run()
    wall, processor = [], []
    for _ in range(repeats):
        start, used = time.perf_counter(), time.process_time()
        run()
        wall.append(time.perf_counter() - start)
        processor.append((time.process_time() - used) / threads)
    print(f"{name}: wall best {min(wall):.3f} median {statistics.median(wall):.3f}, "
          f"processor best {min(processor):.3f} median {statistics.median(processor):.3f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("cases", nargs="*", default=[*FORWARD, *TRAINING])
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    for layout in (torch.contiguous_format, torch.channels_last):
        for case in options.cases:
            name = f"{case} {str(layout).split('.')[-1]}"
            if case in FORWARD:
                architecture, size = FORWARD[case]
                network = network_of(architecture, layout).eval()
                image = torch.randn(1, 3, size, size).to(memory_format=layout)
                with torch.inference_mode():
                    measure(name, lambda: network(image), options.threads, options.repeats)
            else:
                architecture, batch = TRAINING[case]
                network = network_of(architecture, layout).train()
                optimizer = torch.optim.NAdam(network.parameters(), lr=1e-4)
                images = torch.randn(batch, 3, 256, 256).to(memory_format=layout)
                targets = (torch.rand(batch, 1, 256, 256) < 0.3).float()
                measure(name, lambda: step(network, optimizer, images, targets), options.threads, options.repeats)


if __name__ == "__main__":
    main()
