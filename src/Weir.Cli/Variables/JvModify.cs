using System.CommandLine;
using System.Text;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

internal static class JvModify
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "modify",
            "Say something in a monitoring variable; inside a job without naming it.",
            "weir jv modify --timestamp --descriptor Appl --info 'step 3 of 7'",
            "weir jv modify MON.JOB --timestamp",
            "weir jv modify MON.PROG --program '$T' --return-code 0004"
        );
        var name = VariableArgument.Optional(verb, "the one that monitors the job this runs in");
        var stamp = new Option<bool>("--timestamp") { Description = "Stamp the time, UTC, into bytes 37-52." };
        var descriptor = new Option<string?>("--descriptor")
        {
            Description = "Name of the application, bytes 53-60, at most 8 characters.",
            HelpName = "D",
        };
        var info = new Option<string?>("--info") { Description = "Information, bytes 71-128, at most 58 characters.", HelpName = "TEXT" };
        var program = new Option<string?>("--program")
        {
            Description = "Make it a program's record with this status: $R, $T or $A.",
            HelpName = "STATUS",
        };
        var code = new Option<string?>("--return-code")
        {
            Description = "With --program: bytes 4-7, at most 4 characters.",
            HelpName = "RC",
        };
        foreach (var option in new Option[] { stamp, descriptor, info, program, code })
        {
            verb.Options.Add(option);
        }

        var password = new VariablePassword(verb);
        context.Do(
            verb,
            async s =>
            {
                password.SendWith(s);
                var change = new MonitoringChange
                {
                    Timestamp = s.Value(stamp),
                    Descriptor = Checked("--descriptor", s.Value(descriptor), 8),
                    Info = Checked("--info", s.Value(info), 58),
                    ProgramStatus = s.Value(program) is null or "$R" or "$T" or "$A"
                        ? s.Value(program)
                        : throw new UsageException("--program is one of '$R', '$T', '$A'; single quotes keep the shell from it"),
                    ReturnCode = Checked("--return-code", s.Value(code), 4),
                };
                if (change == new MonitoringChange())
                {
                    throw new UsageException("nothing to say; allowed are --timestamp, --descriptor, --info, --program");
                }

                var path = s.Value(name) is { } typed
                    ? await VariablePath.OfAsync(s, typed, "monitoring").ConfigureAwait(false)
                    : $"v1/jobs/{CurrentJob.Number(s, "jv modify without a name").Value}/monitoring";
                using var message = WeirClient.Json(change, WeirJson.Default.MonitoringChange);
                var answer = await s.Client.SendAsync(HttpMethod.Post, path, message, s.Cancellation).ConfigureAwait(false);
                if (s.Json)
                {
                    await s.PrintAsync(answer).ConfigureAwait(false);
                }

                return ExitStatus.Done;
            }
        );
        return verb;
    }

    private static string? Checked(string option, string? text, int most) =>
        text is null || (Encoding.UTF8.GetByteCount(text) <= most && Ascii.IsValid(text) && !text.Any(char.IsControl))
            ? text
            : throw new UsageException(
                $"{option} '{Weir.Jobs.Printable.Escape(text)}' is not allowed; allowed are at most {most} printable ASCII characters"
            );
}
