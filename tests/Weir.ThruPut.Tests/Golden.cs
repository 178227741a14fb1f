using System.Text;

namespace Weir.ThruPut.Tests;

/// <summary>
/// The examples of the original's pages: as printed, mended to be well-formed, and, where Weir writes the same otherwise, as
/// Weir writes it.
/// </summary>
internal static class Golden
{
    private static readonly string s_folder = Path.Join(AppContext.BaseDirectory, "Golden");

    public static TheoryData<string> Requests { get; } = new(ThruPutTypes.All.Select(type => $"{type.Code()}-request"));

    public static TheoryData<string> Replies { get; } = new(ThruPutTypes.All.Select(type => $"{type.Code()}-reply"));

    public static TheoryData<string> All { get; } = [.. Requests, .. Replies];

    public static TheoryData<string> AllPrinted { get; } =
        new(Directory.GetFiles(Path.Join(s_folder, "printed")).Select(file => Path.GetFileNameWithoutExtension(file)).Order());

    public static byte[] Printed(string name) => Read("printed", name);

    public static byte[] Mended(string name) => Read("mended", name);

    public static string Written(string name) =>
        Encoding.UTF8.GetString(File.Exists(PathOf("written", name)) ? Read("written", name) : Mended(name));

    private static byte[] Read(string kind, string name) => File.ReadAllBytes(PathOf(kind, name));

    private static string PathOf(string kind, string name) => Path.Join(s_folder, kind, name + ".xml");
}
