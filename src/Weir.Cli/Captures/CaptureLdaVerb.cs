using System.CommandLine;
using System.Globalization;
using System.Text;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Captures;

namespace Weir.Cli.Captures;

internal static class CaptureLdaVerb
{
    private const int BytesALine = 16,
        Shown = 40;

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "lda",
            "Show a capture's local data area, or what it was before, and go back to that.",
            "weir capture lda NIGHTLY",
            "weir capture lda NIGHTLY --hex",
            "weir capture lda NIGHTLY --images",
            "weir capture lda NIGHTLY --rollback 2"
        );
        var id = CaptureArguments.Id(verb);
        var hex = new Option<bool>("--hex") { Description = "In hexadecimal, 16 bytes a line." };
        var images = new Option<bool>("--images") { Description = "List what it was set to, newest first." };
        var rollback = new Option<long?>("--rollback") { Description = "Set it to this image again.", HelpName = "SEQUENCE" };
        verb.Options.Add(hex);
        verb.Options.Add(images);
        verb.Options.Add(rollback);
        var text = CaptureArguments.Text(verb);
        context.Do(
            verb,
            s =>
                s.Value(rollback) is { } sequence
                    ? CaptureChangeVerb.SendAsync(s, s.Value(id), new CaptureChangeRequest { Rollback = sequence, Text = s.Value(text) })
                    : s.ShowAsync(
                        CaptureArguments.At(s.Value(id)) + "/lda",
                        WeirJson.Default.CaptureImages,
                        found =>
                        {
                            if (s.Value(images))
                            {
                                Print(s, found.Items);
                            }
                            else if (s.Value(hex))
                            {
                                PrintHex(s, found.Area);
                            }
                            else
                            {
                                s.Out.WriteLine(Text(found.Area, JobSpec.LocalDataAreaSize));
                            }
                        }
                    )
        );
        return verb;
    }

    private static void Print(Session s, IReadOnlyList<CaptureImageView> images)
    {
        var table = new Table(new("Image", Right: true), new("At"), new("By", Gives: true), new("Begins", Gives: true));
        foreach (var image in images)
        {
            table.Add(
                image.Sequence.ToString(CultureInfo.InvariantCulture),
                s.Clock.Full(image.At),
                image.By,
                Text(image.Area.AsSpan(0, Math.Min(Shown, image.Area.Length)), Shown)
            );
        }

        s.Write(table);
    }

    private static void PrintHex(Session s, byte[] area)
    {
        for (var at = 0; at < area.Length; at += BytesALine)
        {
            var line = area.AsSpan(at, Math.Min(BytesALine, area.Length - at));
            var shown = string.Concat(Encoding.Latin1.GetString(line).Select(c => c is >= ' ' and <= '~' ? c : '.'));
            s.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at + 1, 4}  {Convert.ToHexString(line)}  {shown}"));
        }
    }

    private static string Text(ReadOnlySpan<byte> area, int most) => Printable.Escape(JobSpec.TextOf(area), most);
}
