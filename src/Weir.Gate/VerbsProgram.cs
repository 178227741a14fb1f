using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>
/// <c>weir-verbs</c>, which does all that is not the gate's: beside this program, in <c>../lib/weir</c>, or in a source tree. It is
/// told the path of <c>weir</c> as its own name.
/// </summary>
internal static class VerbsProgram
{
    private const int NotFound = 1;

    /// <summary>Becomes it; an exit status where there is none.</summary>
    public static int Exec(List<byte[]> given, List<byte[]> environment)
    {
        var weir = ProcessBytes.Program();
        var places = Places(weir);
        var error = ProcessImage.Replace(places, [weir, .. given], environment);
        StringBuilder looked = new();
        foreach (var place in places)
        {
            looked.Append(looked.Length == 0 ? "" : ", ").Append(Printable.Escape(place, 200));
        }

        StandardStreams.Complain(
            $"weir-verbs, the program of this verb: {LinuxException.TextOf(error)}; looked for {looked}; install it again, or in a source tree: make native"
        );
        return NotFound;
    }

    private static List<byte[]> Places(ReadOnlySpan<byte> weir)
    {
        var folder = weir[..(weir.LastIndexOf((byte)'/') + 1)];
        List<byte[]> places =
        [
            [.. folder, .. "weir-verbs"u8],
            [.. folder, .. "../lib/weir/weir-verbs"u8],
        ];
        // artifacts/publish/Weir.Gate/BUILD/weir: its neighbour is artifacts/publish/Weir.Cli/BUILD/weir-verbs.
        var room = "/publish/Weir.Gate/"u8;
        if (folder.IndexOf(room) is >= 0 and var at)
        {
            places.Add([.. folder[..at], .. "/publish/Weir.Cli/"u8, .. folder[(at + room.Length)..], .. "weir-verbs"u8]);
        }

        return places;
    }
}
