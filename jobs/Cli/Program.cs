using System.Reflection;
using SparkPersonalization.Cli;
using SparkPersonalization.JobModel;

using var interruption = Interruption.Listen();
var jobs = JobCatalog.FindIn(Assembly.Load("SparkPersonalization.Personalization"));
return CliApplication.Run(args, CliConsole.OfProcess(), jobs, interruption);
