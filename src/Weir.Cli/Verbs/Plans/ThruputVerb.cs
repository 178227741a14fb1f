using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.ThruPut;
using Weir.Jobs;
using Weir.Protocol.Client;
using Weir.ThruPut;

namespace Weir.Cli.Verbs;

internal static class ThruputVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "thruput",
            "Ask as programs of Batch ThruPut do: in XML messages, of any Weir.",
            "weir thruput GSQ",
            "weir thruput SGJ --include DEV --exclude type=P --from 4",
            "weir thruput SGD NIGHTLY J0000147",
            "weir thruput HSQ --raw --tcp 127.0.0.1:8742"
        );
        var type = new Argument<string>("TYPE") { Description = "GSQ, PSQ, SGJ, SPJ, SGD, HSL, HSQ, HCA or HXA." };
        var job = new Argument<string[]>("JOB") { Description = "SGD: the job's name and id.", Arity = ArgumentArity.ZeroOrMore };
        var include = Names(
            "--include",
            "Only these: control centers, or types as type=NAME; of the production queue, groups. May be given several times."
        );
        var exclude = Names("--exclude", "Not these, also where they are included.");
        var delayed = Text("--delayed", "SGJ, SPJ: only delayed jobs, only others, or all.", "Y|N|A");
        var exceptional = Text("--exceptional", "SGJ, SPJ: only exceptional jobs, only others, or all.", "Y|N|A");
        var from = new Option<int?>("--from") { Description = "SGJ, SPJ: the first bucket, 0 to 12.", HelpName = "N" };
        var to = new Option<int?>("--to") { Description = "SGJ, SPJ: the last bucket, 0 to 12.", HelpName = "N" };
        var auto = Text("--auto", "Say that a page refreshes itself, or that a person asks; only counted.", "Y|N");
        var version = Text("--data-version", "The layout of the reply; default the newest.", "0001");
        var raw = new Option<bool>("--raw") { Description = "Print the messages of the reply as they came." };
        var tcp = Text("--tcp", "Ask over plain TCP there instead of HTTP.", "HOST:PORT");
        var certificate = Text("--certificate", "With --tcp: the PEM file with the client's certificate and key, for TLS.", "FILE");
        var signers = Text(
            "--signers",
            "With --certificate: the PEM file with the certificates that sign the server's; default the system's.",
            "FILE"
        );
        verb.Arguments.Add(type);
        verb.Arguments.Add(job);
        foreach (
            var option in new Option[] { include, exclude, delayed, exceptional, from, to, auto, version, raw, tcp, certificate, signers }
        )
        {
            verb.Options.Add(option);
        }

        context.Do(
            verb,
            s =>
            {
                var request = new TypedRequest(s.Value(type), s.Value(job), s.Value(include) ?? [], s.Value(exclude) ?? [])
                {
                    Delayed = s.Value(delayed),
                    Exceptional = s.Value(exceptional),
                    From = NumberArgument.Check("--from", s.Value(from), Bucket.First, Bucket.Last),
                    To = NumberArgument.Check("--to", s.Value(to), Bucket.First, Bucket.Last),
                    Auto = s.Value(auto),
                    DataVersion = s.Value(version),
                }.Create();
                IThruPutLine line = s.Value(tcp) is { } place
                    ? new TcpLine(place, s.Value(certificate), s.Value(signers))
                    : new HttpLine(s.Client);
                var client = new ThruPutClient(line, s.Process.Time);
                return s.Value(raw) ? RawAsync(s, client, request) : AskAsync(s, client, request);
            }
        );
        var schema = new Verb("schema", "Print the XML schema of the messages.", "weir thruput schema > thruput.xsd") { Local = true };
        context.Do(schema, SchemaAsync);
        verb.Subcommands.Add(schema);
        return verb;
    }

    private static async Task<int> SchemaAsync(Session s)
    {
        var text = SchemaText.Open();
        await using (text.ConfigureAwait(false))
        {
            await text.CopyToAsync(s.Process.RawOut, s.Cancellation).ConfigureAwait(false);
        }

        return ExitStatus.Done;
    }

    private static async Task<int> RawAsync(Session s, ThruPutClient client, ThruPutRequest request)
    {
        ThruPutError? error = null;
        try
        {
            await foreach (var message in client.MessagesAsync(request, s.Cancellation).ConfigureAwait(false))
            {
                error ??= (ReplyReader.Read(message).Reply as ErrorReply)?.Error;
                await s.PrintAsync(message.ToArray()).ConfigureAwait(false);
            }
        }
        catch (ThruPutRefusedException wrong)
        {
            throw Unreadable(wrong);
        }

        return error is null ? ExitStatus.Done : throw Refusal(error);
    }

    private static async Task<int> AskAsync(Session s, ThruPutClient client, ThruPutRequest request)
    {
        var text = new ReplyText(s);
        var parts = new List<byte[]>();
        ThruPutError? error = null;
        try
        {
            await foreach (var reply in client.AskAsync(request, s.Cancellation).ConfigureAwait(false))
            {
                error ??= (reply as ErrorReply)?.Error;
                if (s.Json)
                {
                    parts.Add(JsonText.Object(json => ReplyJson.Write(json, reply)));
                }
                else
                {
                    text.Print(reply);
                }
            }
        }
        catch (ThruPutRefusedException wrong)
        {
            throw Unreadable(wrong);
        }

        if (s.Json)
        {
            await s.PrintAsync(parts is [var single] ? single : JsonText.Array(parts)).ConfigureAwait(false);
        }

        return error is null ? ExitStatus.Done : throw Refusal(error);
    }

    private static WeirException Unreadable(ThruPutRefusedException wrong) =>
        new(ClientCodes.BadAnswer, Printable.Escape(wrong.Message, 400), ExitStatus.Refused, inner: wrong);

    private static WeirException Refusal(ThruPutError error) =>
        new(
            ClientCodes.BadAnswer,
            Printable.Escape(error.ToString(), 400),
            error.Code switch
            {
                ErrorCodes.NoSuchJob => ExitStatus.NotFound,
                ErrorCodes.ServerAway => ExitStatus.NotReachable,
                _ => ExitStatus.Refused,
            }
        );

    private static Option<string[]> Names(string name, string description) => new(name) { Description = description, HelpName = "NAME" };

    private static Option<string?> Text(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };
}
