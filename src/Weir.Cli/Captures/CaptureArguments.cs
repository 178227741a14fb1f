using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Verbs;

namespace Weir.Cli.Captures;

/// <summary>How verbs take captures.</summary>
internal static class CaptureArguments
{
    public static Argument<string> Id(Verb verb)
    {
        var id = new Argument<string>("ID") { Description = "The capture's id." };
        verb.Arguments.Add(id);
        return id;
    }

    public static Option<string?> Text(Verb verb)
    {
        var text = JobArguments.Text();
        verb.Options.Add(text);
        return text;
    }

    public static string At(string id) => "v1/captures/" + Uri.EscapeDataString(id);
}
