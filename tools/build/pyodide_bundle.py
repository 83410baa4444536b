"""Assemble the Pyodide bundle that workerd embeds from npm's `pyodide`, so that nothing is downloaded at run time."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import capnp

from tools.console import Failure
from tools.paths import CACHE, NODE_MODULES

BUNDLE_NAME = "pyodide_dev.capnp.bin"

# The substitutes that workerd offers for what an isolate does not have: eval, a clock at start, wasm compilation.
WRAPPERS = (
    "addEventListener",
    "getRandomValues",
    "location",
    "monotonicDateNow",
    "newWasmModule",
    "patchedApplyFunc",
    "patchedLoadLibData",
    "wasmInstantiate",
)

# (what stands in Pyodide's glue, what workerd needs there); each pattern must be found.
PATCHES = (
    (r"new WebAssembly\.Module\b", "newWasmModule"),
    (r"WebAssembly\.instantiate\b", "wasmInstantiate"),
    (r"\bDate\.now\b", "monotonicDateNow"),
    (r"\bcrypto\.getRandomValues\(", "getRandomValues(Module, "),
    (r"(?<![\w$.])eval\([^()]*(?:\([^()]*\))?\)", '(()=>{throw new Error("no eval in an isolate")})()'),
    (r"(?<![\w$.])reportUndefinedSymbols\(\)", "Module.reportUndefinedSymbolsNoOp()"),
    (r"(?<![\w$.])getMemory\(", "Module.getMemoryPatched(Module, libName, "),
    (
        r"function loadLibData\(\)\{",
        (
            "function loadLibData(){const patched=patchedLoadLibData(Module,libName,flags.rpath);"
            "return flags.loadAsync?Promise.resolve(patched):patched;"
        ),
    ),
    (r"export default _createPyodideModule;", "export default _createPyodideModule;export{_createPyodideModule};"),
)

SCHEMA = """\
@0xb6d1f0c2a5e34789;
struct Bundle { modules @0 :List(Module); }
struct Module {
  name @0 :Text;
  union { src @1 :Data; wasm @4 :Data; data @5 :Data; json @6 :Text; }
  tsDeclaration @3 :Text;
  type @2 :ModuleType;
  compileCache @7 :Data;
}
enum ModuleType { bundle @0; builtin @1; internal @2; }
"""


def ensure_bundle() -> Path:
    """The folder that holds the bundle for the installed versions; built when it is not there yet."""
    folder = CACHE / "pyodide" / _fingerprint()
    if not (folder / BUNDLE_NAME).exists():
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / f"{BUNDLE_NAME}.partial"
        partial.write_bytes(_build())
        partial.rename(folder / BUNDLE_NAME)
    return folder


def patch_glue(source: str) -> str:
    """Pyodide's `pyodide.asm.mjs` as workerd can run it. Raises `Failure` when a pattern is gone."""
    for pattern, replacement in PATCHES:
        source, count = re.subn(pattern, lambda _, text=replacement: text, source)  # type: ignore[misc]
        if count == 0:
            raise Failure(
                f"pyodide.asm.mjs no longer contains {pattern!r}",
                hint="pin the pyodide in package.json to the one that this workerd embeds, or adapt PATCHES in tools/build/pyodide_bundle.py",
            )
    return f'import {{{", ".join(WRAPPERS)}}} from "pyodide-internal:builtin_wrappers";\n{source}'


def _fingerprint() -> str:
    versions = [json.loads((NODE_MODULES / name / "package.json").read_text())["version"] for name in ("pyodide", "workerd")]
    recipe = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    return "-".join([*versions, recipe])


def _build() -> bytes:
    pyodide = NODE_MODULES / "pyodide"
    schema_file = CACHE / "pyodide" / "bundle.capnp"
    schema_file.parent.mkdir(parents=True, exist_ok=True)
    schema_file.write_text(SCHEMA)
    bundle = capnp.load(str(schema_file)).Bundle.new_message()
    parts = {
        "pyodide.asm": ("src", patch_glue((pyodide / "pyodide.asm.mjs").read_text()).encode()),
        "pyodide.asm.wasm": ("wasm", (pyodide / "pyodide.asm.wasm").read_bytes()),
        "python_stdlib.zip": ("data", (pyodide / "python_stdlib.zip").read_bytes()),
    }
    modules = bundle.init("modules", len(parts))
    for module, (name, (kind, content)) in zip(modules, parts.items(), strict=True):
        module.name = f"pyodideRuntime-internal:{name}"
        setattr(module, kind, content)
        module.type = "internal"
    return bytes(bundle.to_bytes())
