using System.CommandLine;
using Weir.Cli.Running;
using Weir.JobVariables;

namespace Weir.Cli.Variables;

internal static class JvConvert
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "convert",
            "Rewrite a monitoring record in another encoding, from a file or standard input to standard output; asks nobody.",
            "weir jv show MON.JOB --raw | weir jv convert --to ebcdic > record",
            "weir jv convert record --to ascii"
        )
        {
            Local = true,
        };
        var file = new Argument<string?>("FILE")
        {
            Description = "The record, 128 to 256 bytes; default standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var to = new Option<string>("--to")
        {
            Description = "ascii or ebcdic.",
            HelpName = "ascii|ebcdic",
            Required = true,
        };
        verb.Arguments.Add(file);
        verb.Options.Add(to);
        context.Do(
            verb,
            async s =>
            {
                var encoding = s.Value(to) switch
                {
                    "ascii" => VariableEncoding.Ascii,
                    "ebcdic" => VariableEncoding.Ebcdic,
                    _ => throw new UsageException(
                        $"--to '{Weir.Jobs.Printable.Escape(s.Value(to))}' is none; allowed are ascii and ebcdic"
                    ),
                };
                using var all = new MemoryStream();
                var source = s.Value(file) is { } path && path != "-" ? File.OpenRead(path) : s.Process.RawIn();
                await using (source.ConfigureAwait(false))
                {
                    await source.CopyToAsync(all, s.Cancellation).ConfigureAwait(false);
                }

                const int Least = 128,
                    Most = 256;
                if (all.Length is < Least or > Most)
                {
                    throw new UsageException($"{all.Length} bytes are no monitoring record; allowed are {Least} to {Most}");
                }

                var converted = MonitoringRecord.Parse(all.ToArray()).Convert(encoding).ToBytes();
                await s.Process.RawOut.WriteAsync(converted, s.Cancellation).ConfigureAwait(false);
                await s.Process.RawOut.FlushAsync(s.Cancellation).ConfigureAwait(false);
                return ExitStatus.Done;
            }
        );
        return verb;
    }
}
