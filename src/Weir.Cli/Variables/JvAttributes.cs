using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Cli.Verbs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

internal static class JvAttributes
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "attributes",
            "Show what a variable is, or change it.",
            "weir jv attributes MON.JOB",
            "weir jv attributes STATE --share all --name STATE.ALL",
            "weir jv attributes STATE --encoding ebcdic"
        );
        var name = VariableArgument.One(verb);
        var rename = new Option<string?>("--name") { Description = "A new name.", HelpName = "NEW" };
        verb.Options.Add(rename);
        var attributes = new AttributeOptions(verb, isNew: false);
        var password = new VariablePassword(verb);
        context.Do(
            verb,
            async s =>
            {
                password.SendWith(s);
                var change = attributes.From(s, s.Value(rename) is { } typed ? VariablePath.Checked(typed) : null);
                if (change == new VariableAttributes())
                {
                    var path = await VariablePath.OfAsync(s, s.Value(name), "attributes").ConfigureAwait(false);
                    return await s.ShowAsync(path, WeirJson.Default.VariableView, view => Print(s, view)).ConfigureAwait(false);
                }

                using var message = WeirClient.Json(change, WeirJson.Default.VariableAttributes);
                var answer = await s
                    .Client.SendAsync(
                        HttpMethod.Post,
                        await VariablePath.OfAsync(s, s.Value(name), "attributes").ConfigureAwait(false),
                        message,
                        s.Cancellation
                    )
                    .ConfigureAwait(false);
                return await VariableAnswer.PrintAsync(s, answer, "changed").ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Print(Session session, VariableView view)
    {
        var fields = new FieldList(session.Out, session.Process.Width);
        fields.Add("Variable", $"${view.Owner}.{view.Name}");
        fields.Add(
            "Type",
            view.Monitoring
                ? view.Protected
                    ? "MONJV"
                    : "MONJV, not protected"
                : null
        );
        fields.Add("Job", view.Job is { } job ? $"{JobText.Number(job)}{(view.Monitoring ? "" : ", which is over")}" : null);
        fields.Add("File", view.File);
        fields.Add("Size", string.Create(CultureInfo.InvariantCulture, $"{view.Size} bytes, {view.Encoding}"));
        fields.Add(
            "Access",
            $"{view.Access}, {view.Share}{(view.ReadPassword ? ", read password" : "")}{(view.WritePassword ? ", write password" : "")}"
        );
        fields.Add("Created", session.Clock.Full(view.CreatedAt));
        fields.Add("Kept until", view.KeepUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        fields.Add("Awaited", view.Awaited ? "by a pending condition" : null);
    }
}
