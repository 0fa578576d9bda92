#!/usr/bin/env bash
# Runs a job of this repository. Builds it first where its sources are newer than the last build.
# ./spark-submit.sh --help tells the options and the jobs.
set -euo pipefail

script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do
  link=$(readlink -- "$script")
  case $link in
    /*) script=$link ;;
    *) script=$(dirname -- "$script")/$link ;;
  esac
done
root=$(cd -P -- "$(dirname -- "$script")" && pwd)

output=$root/artifacts/bin/Cli/release
executable=$output/SparkPersonalization.Cli
stamp=$output/.built
log=$root/artifacts/spark-submit-build.log

is_current() {
  [ -x "$executable" ] && [ -f "$stamp" ] && [ -z "$(find "$root/common" "$root/jobs" "$root"/Directory.* "$root/global.json" \
    -newer "$stamp" \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.proto' -o -name 'global.json' \) -print)" ]
}

build() {
  if ! command -v dotnet >/dev/null; then
    echo "spark-submit.sh: the .NET SDK is needed to build, and there is no 'dotnet' on the PATH. Install the .NET 10 SDK." >&2
    exit 2
  fi
  echo "Building SparkPersonalization (only after a change of its sources) ..." >&2
  # A source that changes during the build is newer than this, and is built by the next run.
  : >"$root/artifacts/.build-started"
  # Without node reuse no build server outlives the build and holds the caller's streams. Analyzers are most of a build's time, and are
  # for those who change the code.
  if ! (cd "$root" && dotnet build jobs/Cli/Cli.csproj -c Release -v quiet --nologo -nodeReuse:false \
    -p:UseSharedCompilation=false -p:RunAnalyzers=false) \
    </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    echo "spark-submit.sh: the build failed; its output is above and in $log." >&2
    exit 1
  fi
  touch -r "$root/artifacts/.build-started" "$stamp"
}

if ! is_current; then
  mkdir -p "$root/artifacts"
  # Two runs at once must not build into one folder; where there is no flock, they take the risk.
  if command -v flock >/dev/null; then
    exec 9>"$root/artifacts/.build-lock"
    flock 9
  fi
  is_current || build
  exec 9>&-
fi

# In many virtual machines .NET does not see the processor's caches, and then collects garbage after every few megabytes. This is the least that
# is allocated between two collections, in hexadecimal bytes: 64 MiB.
export DOTNET_GCgen0size=${DOTNET_GCgen0size:-0x4000000}

exec "$executable" "$@"
