"""Writes the checkpoints beside this script with PyTorch, and expected.safetensors with what they hold, as float32.

    python make.py

Made with PyTorch 2.13. In expected.safetensors a tensor's name is the checkpoint's, a slash, and its own.
"""
import argparse
import collections
import datetime
import os
import pathlib

import numpy
import safetensors.torch
import torch

FOLDER = pathlib.Path(__file__).parent
expected = {}


def save(name, value, state=None, **options):
    """Saves a value; state is the state dict in it, where the value itself is none, and {} where it is refused."""
    torch.save(value, FOLDER / f"{name}.pth", **options)
    for key, tensor in (value if state is None else state).items():
        expected[f"{name}/{key}"] = tensor.detach().float().contiguous().clone()


def small():
    """A model whose state dict has parameters, running statistics, a counter and attributes."""
    torch.manual_seed(1)
    return torch.nn.Sequential(collections.OrderedDict(
        conv=torch.nn.Conv2d(2, 4, 3), bn=torch.nn.BatchNorm2d(4), head=torch.nn.Linear(4, 1)))


class Hostile:
    """A pickle of it runs a command where it is loaded carelessly."""

    def __reduce__(self):
        return os.system, ("touch hostile-was-here",)


LEGACY = {"_use_new_zipfile_serialization": False}

model = small()
state = model.state_dict()
save("zip", state)
save("legacy", state, **LEGACY)
save("protocol4", state, pickle_protocol=4)
save("protocol4_legacy", state, pickle_protocol=4, **LEGACY)
save("parameters", dict(model.named_parameters()))

numbers = torch.tensor([1.0, -2.5, 3.141592653589793, 1e-40, 65504.0, 0.1], dtype=torch.float64)
for name, dtype in {"double": torch.float64, "half": torch.float16, "bfloat16": torch.bfloat16}.items():
    save(name, {"x": numbers.to(dtype)})
    save(f"{name}_legacy", {"x": numbers.to(dtype)}, **LEGACY)
whole = torch.tensor([0, 1, 100, 7])
save("whole", {str(dtype).removeprefix("torch."): whole.to(dtype) for dtype in
               (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool)})

base = torch.arange(24.0)
views = {
    "all": base,
    "shared": base,
    "part": base[5:11],
    "transposed": base.view(4, 6).t(),
    "permuted": base.view(2, 3, 4).permute(2, 0, 1),
    "steps": base.view(4, 6)[1::2, ::3],
    "channels_last": torch.arange(48.0).view(2, 2, 3, 4).contiguous(memory_format=torch.channels_last),
    "scalar": base[7],
}
save("views", views)
save("views_legacy", views, **LEGACY)

optimizer = torch.optim.NAdam(model.parameters())
sum(parameter.sum() for parameter in model.parameters()).backward()
optimizer.step()
save("nested", {"epoch": 3, "state_dict": state, "optimizer": optimizer.state_dict(), "best": 0.5, "notes": None}, state)
save("twice_nested", {"model": {"state_dict": state}, "args": {"lr": 1e-3, "names": ["a", "b"]}}, state)
save("other_name", {"generator": state, "step": 7}, state)
save("data_parallel", torch.nn.DataParallel(model).state_dict())
program = {"model": state, "args": argparse.Namespace(lr=1e-3, folder=pathlib.PurePosixPath("data")),
           "best": numpy.float64(0.5), "seed": numpy.int64(3), "curve": numpy.arange(3.0),
           "scores": [numpy.float32(0.1)], "steps": range(3), "seen": collections.defaultdict(int, a=1),
           "last": collections.deque([0.5, 0.25]), "nothing": b"",
           "saved": datetime.datetime(2024, 10, 6), "counts": collections.Counter("aab"), "classes": {1, 2},
           "logs": collections.defaultdict(list, loss=[0.5]), "device": torch.device("cpu"), "torch": torch.__version__,
           "part": slice(0, 3), "type": numpy.float32, "z": 1 + 2j}
save("program", program, state)
save("program_legacy", program, state, **LEGACY)
save("program_protocol4", program, state, pickle_protocol=4)
save("lightning", {"pytorch-lightning_version": "2.5.0", "state_dict": {f"model.{k}": v for k, v in state.items()}},
     {f"model.{k}": v for k, v in state.items()})

save("hostile", {"state_dict": state, "x": Hostile()}, {})
save("hostile_legacy", {"state_dict": state, "x": Hostile()}, {}, **LEGACY)
save("module", model, {})
save("complex", {"x": torch.zeros(2, dtype=torch.complex64)}, {})
save("quantized", {"x": torch.quantize_per_tensor(torch.zeros(2), 0.1, 0, torch.qint8)}, {})
save("sparse", {"x": torch.eye(2).to_sparse()}, {})
save("expanded", {"x": torch.ones(1).expand(1000)}, {})
save("two", {"generator": state, "discriminator": state}, {})
save("none", {"epoch": 3, "loss": [0.5, 0.25]}, {})
save("empty", {"x": torch.zeros(0, 3)}, {})

safetensors.torch.save_file(expected, FOLDER / "expected.safetensors")
