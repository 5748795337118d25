global using Kontextual.Domain;
