using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

internal static class JvShow
{
    private const int Largest = 256;

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "show",
            "Show what a variable holds.",
            "weir jv show MON.JOB",
            "weir jv show MON.JOB --explain",
            "weir jv show MON.JOB --position 1 --length 2",
            "weir jv show MON.JOB --raw | head -c3"
        );
        var name = VariableArgument.One(verb);
        var position = new Option<int?>("--position", "-p") { Description = "Show from this byte, 1 to 256.", HelpName = "P" };
        var length = new Option<int?>("--length", "-l") { Description = "Show this many bytes.", HelpName = "L" };
        var raw = new Option<bool>("--raw") { Description = "Print the bytes as they are, and nothing else." };
        var explain = new Option<bool>("--explain") { Description = "Say what each field of a monitoring record means." };
        foreach (var option in new Option[] { position, length, raw, explain })
        {
            verb.Options.Add(option);
        }

        var password = new VariablePassword(verb);
        context.Do(
            verb,
            async s =>
            {
                password.SendWith(s);
                var from = NumberArgument.Check("--position", s.Value(position), 1, Largest) ?? 1;
                var count = NumberArgument.Check("--length", s.Value(length), 1, Largest) ?? Largest;
                var isPart = s.Value(position) is not null || s.Value(length) is not null;
                var body = await s
                    .Client.SendAsync(
                        HttpMethod.Get,
                        await VariablePath.OfAsync(s, s.Value(name)).ConfigureAwait(false),
                        null,
                        s.Cancellation
                    )
                    .ConfigureAwait(false);
                if (s.Json)
                {
                    await s.PrintAsync(body).ConfigureAwait(false);
                    return ExitStatus.Done;
                }

                var view = WeirClient.Read(body, WeirJson.Default.VariableView);
                if (s.Value(raw))
                {
                    var bytes = Convert.FromBase64String(view.Value ?? "");
                    await s
                        .Process.RawOut.WriteAsync(
                            bytes.AsMemory(Math.Min(from - 1, bytes.Length)..Math.Min(from - 1 + count, bytes.Length)),
                            s.Cancellation
                        )
                        .ConfigureAwait(false);
                    await s.Process.RawOut.FlushAsync(s.Cancellation).ConfigureAwait(false);
                }
                else if (isPart)
                {
                    var text = view.Text ?? "";
                    s.Out.WriteLine(
                        "%"
                            + Printable.Escape(
                                text.AsSpan()[Math.Min(from - 1, text.Length)..Math.Min(from - 1 + count, text.Length)],
                                Largest
                            )
                    );
                }
                else if (s.Value(explain) && view.Record is { } record)
                {
                    Explain(s, view, record);
                }
                else
                {
                    RecordText.Write(s.Out, view);
                }

                return ExitStatus.Done;
            }
        );
        return verb;
    }

    private static void Explain(Session session, VariableView view, MonitoringView record)
    {
        var table = new Table(new("Bytes"), new("Field"), new("Value", Gives: true), new("Means", Gives: true));
        table.Add("1-3", "status", record.Status, record.Meaning);
        if (record.Kind == "program")
        {
            table.Add("4-7", "return code", record.ReturnCode, "what the program said of its end");
        }
        else
        {
            table.Add(
                "5-8",
                "TSN",
                record.Tsn,
                view.Job is { } job ? string.Create(CultureInfo.InvariantCulture, $"job {job:D9}") : "the job's number there"
            );
            table.Add("9-12", "catalogue id", record.CatalogueId, "the agent whose job it is");
        }

        table.Add("17", "type", record.Type, $"a {record.Kind} is monitored");
        if (record.Kind != "program")
        {
            table.Add("18-20", "session", record.Session, "which start of the machine");
            table.Add("21-36", "start", record.StartedAt, "when the variable was opened, UTC");
            table.Add("37-52", "activity", record.ActivityAt, "time stamp that the job asked for, UTC");
            table.Add("53-60", "application", record.Descriptor, "said by the job");
        }

        table.Add("71-128", "information", record.Info, record.Status == "$A" ? "who ended it and why" : "said by the job");
        session.Write(table);
        if (view.Text is { Length: > 128 } text && text[128..].TrimEnd(' ') is { Length: > 0 } own)
        {
            session.Out.WriteLine("129-256  " + Printable.Escape(own, 128));
        }
    }
}
