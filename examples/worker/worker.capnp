# Runs the worker in workerd, on this machine.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    # The emulator is at 127.0.0.1, where a worker may not connect by default.
    (name = "internet", network = (allow = ["public", "127.0.0.1/32"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "dist/worker.js")],
  compatibilityDate = "2026-01-01",
  bindings = [
    (name = "FRS_ENDPOINT", fromEnvironment = "FRS_ENDPOINT"),
    (name = "FRS_FACE_SET", fromEnvironment = "FRS_FACE_SET"),
    (name = "HUAWEICLOUD_SDK_PROJECT_ID", fromEnvironment = "HUAWEICLOUD_SDK_PROJECT_ID"),
    (name = "HUAWEICLOUD_SDK_AK", fromEnvironment = "HUAWEICLOUD_SDK_AK"),
    (name = "HUAWEICLOUD_SDK_SK", fromEnvironment = "HUAWEICLOUD_SDK_SK"),
    (name = "CALLER_TOKEN", fromEnvironment = "CALLER_TOKEN"),
  ],
);
