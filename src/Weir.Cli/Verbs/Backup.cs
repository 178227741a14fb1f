using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Care;
using Weir.Protocol.Client;

namespace Weir.Cli.Verbs;

internal static class Backup
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("backup", "Write a copy of the server's state while it works.", "weir backup", "weir backup /var/backups/weir.db");
        var path = new Argument<string?>("FILE") { Description = "A new file on the server's machine; default a dated one in its data folder.", Arity = ArgumentArity.ZeroOrOne };
        verb.Arguments.Add(path);
        frame.Do(verb, async s =>
        {
            var file = s.Typed.GetValue(path) is { } typed ? Path.GetFullPath(typed) : null;
            using var message = WeirClient.Json(new BackupRequest(file), WeirJson.Default.BackupRequest);
            return await s.ShowAsync(HttpMethod.Post, "v1/backup", message, WeirJson.Default.BackupMade, made => s.Out.WriteLine($"{Weir.Jobs.Printable.Of(made.Path, 400)} ({made.Bytes} bytes, numbers up to {JobText.Number(made.HighestNumber)})")).ConfigureAwait(false);
        });
        return verb;
    }
}
