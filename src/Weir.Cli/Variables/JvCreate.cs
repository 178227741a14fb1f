using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

internal static class JvCreate
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "create",
            "Make a variable; it holds nothing until the first write.",
            "weir jv create LOCK --value FREE",
            "weir jv create SHARED --share all"
        );
        var name = VariableArgument.One(verb);
        var value = new Option<string?>("--value") { Description = "The value.", HelpName = "V" };
        verb.Options.Add(value);
        var attributes = new AttributeOptions(verb, isNew: true);
        context.Do(
            verb,
            async s =>
            {
                var wished = attributes.From(s, VariablePath.Checked(s.Value(name)));
                using var message = WeirClient.Json(wished, WeirJson.Default.VariableAttributes);
                var made = await s.Client.SendAsync(HttpMethod.Post, "v1/variables", message, s.Cancellation).ConfigureAwait(false);
                if (s.Value(value) is { } text)
                {
                    if (wished.WritePassword is { Length: > 0 } password)
                    {
                        s.Client.AddHeader(VariablePassword.Header, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(password)));
                    }

                    using var write = WeirClient.Json(new VariableWrite { Text = text }, WeirJson.Default.VariableWrite);
                    made = await s
                        .Client.SendAsync(HttpMethod.Post, VariablePath.Create(s.Value(name), "value"), write, s.Cancellation)
                        .ConfigureAwait(false);
                }

                return await VariableAnswer.PrintAsync(s, made, "created").ConfigureAwait(false);
            }
        );
        return verb;
    }
}
