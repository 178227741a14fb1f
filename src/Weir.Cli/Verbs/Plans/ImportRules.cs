using System.CommandLine;
using System.Globalization;
using System.Text;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Definitions;
using Weir.Tracking.Import;

namespace Weir.Cli.Verbs;

/// <summary><c>weir import rules</c>: rules of the original's job tracking parameters.</summary>
internal static class ImportRules
{
    /// <summary>What the verb takes and does.</summary>
    public static Verb Fill(Verb verb, VerbContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The parameters, columns named by the first line; - is standard input." };
        var apply = new Option<bool>("--apply") { Description = "Put the rules into force; only where every record can be taken." };
        var text = JobArguments.Text();
        verb.Arguments.Add(file);
        verb.Options.Add(apply);
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                var read = TrackingParameters.Read(ImportVerb.TextOf(s, s.Value(file)));
                foreach (var fault in read.Faults)
                {
                    s.Note(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"weir: import rules: {Printable.Escape(s.Value(file), 200)}:{fault.Line} cannot be taken: {Printable.Escape(fault.Text, 400)}"
                        )
                    );
                }

                if (!s.Value(apply))
                {
                    s.Out.Write(Yaml(read));
                    return read.Faults.Count == 0 ? ExitStatus.Done : ExitStatus.Refused;
                }

                if (read.Faults.Count > 0)
                {
                    throw new WeirException(
                        ProblemCodes.BadDefinition,
                        "not every record can be taken, and so nothing is put into force; mend the file, or apply what import prints",
                        ExitStatus.Refused
                    );
                }

                using var message = WeirClient.Json(
                    new ApplyRequest([new ApplyFile(s.Value(file), Yaml(read))]),
                    WeirJson.Default.ApplyRequest
                );
                return await s.ShowAsync(
                        HttpMethod.Post,
                        "v1/definitions" + new Query().With("text", s.Value(text)),
                        message,
                        WeirJson.Default.ApplyResult,
                        applied => s.Out.WriteLine($"{applied.Added} added, {applied.Changed} changed, {applied.Same} same")
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    // No value of a rule holds a quote: names, patterns and words of Weir's own.
    private static string Yaml(TrackingParameters read)
    {
        var yaml = new StringBuilder();
        foreach (var (line, rule) in read.Rules)
        {
            var text = rule.ToText();
            yaml.Append(CultureInfo.InvariantCulture, $"# line {line}\nkind: rule\nname: '{text.Name}'\nwhen:\n");
            Add(yaml, "  jobName", text.JobName);
            Add(yaml, "  user", text.User);
            Add(yaml, "  jobDescription", text.JobDescription);
            Add(yaml, "  jobQueue", text.JobQueue);
            Add(yaml, "type", text.Type);
            Add(yaml, "automatic", text.Automatic);
            Add(yaml, "schedule", text.Schedule);
            Add(yaml, "scheduleDate", text.ScheduleDate);
            Add(yaml, "frequency", text.Frequency);
            yaml.Append("---\n");
        }

        return yaml.ToString();
    }

    private static void Add(StringBuilder yaml, string key, string? value)
    {
        if (value is not null)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"{key}: '{value}'\n");
        }
    }
}
