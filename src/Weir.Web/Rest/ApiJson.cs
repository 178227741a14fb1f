using System.Text.Encodings.Web;
using System.Text.Json;
using Weir.Protocol;

namespace Weir.Web.Rest;

/// <summary>Messages as answers: apostrophes and letters of all languages stay as they are, for this is never put into HTML.</summary>
internal static class ApiJson
{
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static WeirJson Types { get; } = new(new JsonSerializerOptions(WeirJson.Default.Options) { Encoder = Encoder });
}
