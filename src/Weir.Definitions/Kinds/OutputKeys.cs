using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Outputs;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>output</c> of a job definition: what becomes of what its jobs write.</summary>
internal static class OutputKeys
{
    private const string Key = "output";
    private const string Keys = "max, onFull, keep, compress, copyTo, mailTo, mailServer, mailFrom, print";
    private const string ProgramForm = "a line for the shell, or a list: the program and its arguments";

    private static readonly string[] s_ways = ["cut", "end"];
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3650);

    /// <summary>Takes the key; <see langword="null"/> where it is not there.</summary>
    public static OutputCare? Read(MappingReader keys)
    {
        if (!keys.Has(Key))
        {
            return null;
        }

        var output = keys.Inner(Key, Keys);
        var most = output.Parsed<long>(
            "max",
            ByteSize.Allowed,
            (string text, out long bytes) => ByteSize.TryParse(text, out bytes) && bytes > 0
        );
        var ends = output.Word("onFull", s_ways) == 1;
        if (most is null)
        {
            output.Refuse("onFull", "it says what becomes of a job that writes more than max, and there is no max");
        }

        var care = new OutputCare
        {
            Limit = most is { } bytes ? new OutputLimit(bytes, ends) : null,
            Keep = DurationKeys.Read(output, "keep", TimeSpan.Zero, s_longest),
            Compress = output.Flag("compress"),
            CopyTo = output.Texts("copyTo", OutputPath.Allowed, OutputPath.TryParse),
            Mail = Mail(output),
            Print = output.Words("print", ProgramForm),
        };
        output.End();
        return care;
    }

    /// <summary>The key with what it says.</summary>
    public static EntryList AddOutput(this EntryList entries, OutputCare? output) =>
        output is null
            ? entries
            : entries.AddSome(
                Key,
                new EntryList()
                    .AddGiven("max", output.Limit is { } limit ? ByteSize.Text(limit.Most) : null)
                    .AddGiven("onFull", output.Limit is { Ends: true } ? s_ways[1] : null)
                    .AddGiven("keep", output.Keep is { } keep ? DurationText.ToText(keep) : null)
                    .AddUnless(false, "compress", output.Compress)
                    .AddGiven("copyTo", output.CopyTo)
                    .AddSome("mailTo", output.Mail?.To.ToList() ?? [])
                    .AddGiven("mailServer", output.Mail?.Server)
                    .AddGiven("mailFrom", output.Mail?.From)
                    .AddProgram("print", output.Print)
            );

    private static OutputMail? Mail(MappingReader output)
    {
        var to = output.List<string>("mailTo", ChannelText.AddressForm, ChannelText.TryAddress);
        var server = ChannelText.MailServer(output, "mailServer");
        var from = output.Texts("mailFrom", ChannelText.AddressForm, ChannelText.TryAddress);
        if (to.Count == 0)
        {
            const string Why = "there is no mailTo";
            output.Refuse("mailServer", Why);
            output.Refuse("mailFrom", Why);
            return null;
        }

        return new OutputMail(to, server?.OriginalString, from);
    }
}
