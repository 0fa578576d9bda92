using System.Text;
using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb;

/// <summary>An analysed plan as an indented text for people.</summary>
internal static class PlanText
{
    internal static string Of(BoundRelation plan)
    {
        var text = new StringBuilder();
        Append(text, plan, 0);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, BoundRelation plan, int depth)
    {
        var columns = string.Join(", ", plan.Output.Where(a => !a.IsHidden).Select(a => $"{a.Name}#{a.Id}"));
        text.Append(' ', depth * 3).Append(depth == 0 ? "" : "+- ").Append(plan.GetType().Name["Bound".Length..]);
        text.Append(plan is BoundScan scan ? $" {scan.Source.Description}" : "").Append($" [{columns}]").AppendLine();
        foreach (var input in plan.Inputs)
        {
            Append(text, input, depth + 1);
        }
    }
}
