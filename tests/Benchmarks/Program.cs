using SparkPersonalization.Benchmarks.CommandLine;

return BenchmarkCommand.Run(args);
