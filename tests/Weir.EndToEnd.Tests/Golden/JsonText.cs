using System.Text.Encodings.Web;
using System.Text.Json;

namespace Weir.EndToEnd.Tests.Golden;

/// <summary>How data is written into a golden file: as it is read.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
